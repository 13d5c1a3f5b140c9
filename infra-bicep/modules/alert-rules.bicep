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

// Each rule: what is asked of the logs, and what it means when there is an answer.
var rules = [
  {
    name: 'poison'
    description: 'A message or an article failed five times and went to a poison queue. See health; replay it when the cause is gone.'
    query: 'union traces, exceptions | where message has "poison" or outerMessage has "MaxDequeueCount"'
    minutes: 15
    operator: 'GreaterThan'
  }
  {
    name: 'dead-feeds'
    description: 'FetchFeeds has not succeeded for an hour: nothing is read.'
    query: 'requests | where name == "FetchFeeds" and success == true'
    minutes: 60
    operator: 'LessThan'
  }
  {
    name: 'detection'
    description: 'DetectSpikes has not succeeded for an hour: nobody is told of anything.'
    query: 'requests | where name == "DetectSpikes" and success == true'
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
