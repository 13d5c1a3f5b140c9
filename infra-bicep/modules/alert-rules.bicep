param name string
param location string
param tags object
param applicationInsightsId string
param operators string[]

resource operatorsGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'newsmonitor'
    enabled: true
    emailReceivers: [
      for (address, i) in operators: {
        name: 'operator${i}'
        emailAddress: address
        useCommonAlertSchema: true
      }
    ]
  }
}

// Each rule: what is asked of the logs, and what it means. Asked are lines that the host and the steps write themselves:
// requests are not recorded for every invocation in every telemetry mode (host issues 10455 and 11167).
var rules = [
  {
    name: 'poison'
    description: 'A message or an article failed five times and went to a poison queue. The sweeps try it again; see health for what still waits and the log for the reason.'
    query: 'traces | where message startswith "Message has reached MaxDequeueCount of "'
    minutes: 15
    operator: 'GreaterThan'
  }
  {
    name: 'dead-feeds'
    description: 'For an hour FetchFeeds has not run to its end, or no feed answered: nothing is read.'
    query: 'traces | where message startswith "Feeds: " and message !contains " 0 read, 0 unchanged"'
    minutes: 60
    operator: 'LessThan'
  }
  {
    name: 'detection'
    description: 'DetectSpikes has not run to its end for an hour: nobody is told of anything.'
    query: 'traces | where message startswith "Detection: "'
    minutes: 60
    operator: 'LessThan'
  }
]

resource rule 'Microsoft.Insights/scheduledQueryRules@2023-03-15-preview' = [
  for r in rules: {
    name: 'rule-${name}-${r.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: r.name
      description: r.description
      severity: 2
      enabled: true
      scopes: [applicationInsightsId]
      evaluationFrequency: 'PT15M'
      windowSize: 'PT${r.minutes}M'
      criteria: {
        allOf: [
          {
            query: r.query
            timeAggregation: 'Count'
            operator: r.operator
            threshold: r.operator == 'LessThan' ? 1 : 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      autoMitigate: true
      actions: { actionGroups: [operatorsGroup.id] }
    }
  }
]
