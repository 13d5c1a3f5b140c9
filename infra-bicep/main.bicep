// The news monitor in one resource group: storage, a Flex Consumption app, Event Grid, monitoring, and (optional) Azure AI Language.
// Plain resources only: registry modules cannot be restored everywhere.
targetScope = 'resourceGroup'

@description('Short name of the monitor; part of every resource name.')
@minLength(3)
@maxLength(12)
param name string = 'newsmonitor'

@description('Region. Flex Consumption must be available there.')
param location string = resourceGroup().location

@description('Azure AI Language behind the built-in analyser. It is paid per text record.')
param useLanguage bool = false

@description('Expected false alerts a week: the one knob of detection.')
@allowed(['0.1', '0.5', '1', '2', '5', '10'])
param falseAlarmsPerWeek string = '1'

@description('Days after which article blobs are deleted. Mentions, rollups and alerts stay.')
@minValue(70)
@maxValue(3650)
param keepArticlesDays int = 400

@description('E-mail addresses that are told of poison messages and of feeds that are no longer read. None: the alert rules are made, nobody is told.')
param operators string[] = []

@description('Connects new article blobs to the analyser. The key of the blob extension exists only once the code has been deployed: false for the first deployment, true after it.')
param connectEvents bool = false

@description('Hosts on private networks that feeds and webhooks may be at.')
param allowedHosts string[] = []

var suffix = take(uniqueString(resourceGroup().id, name), 8)
var tags = { application: 'news-monitor' }

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: 'id-${name}-${suffix}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    name: '${name}-${suffix}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: take('st${toLower(replace(name, '-', ''))}${suffix}', 24)
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    keepArticlesDays: keepArticlesDays
  }
}

module language 'modules/language.bicep' = if (useLanguage) {
  name: 'language'
  params: {
    name: 'lang-${name}-${suffix}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
  }
}

module functionApp 'modules/function-app.bicep' = {
  name: 'function-app'
  params: {
    name: 'func-${name}-${suffix}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageAccountName: storage.outputs.name
    applicationInsightsConnectionString: monitoring.outputs.connectionString
    languageEndpoint: language.?outputs.endpoint ?? ''
    falseAlarmsPerWeek: falseAlarmsPerWeek
    allowedHosts: allowedHosts
  }
}

module events 'modules/events.bicep' = {
  name: 'events'
  params: {
    name: 'evgt-${name}-${suffix}'
    location: location
    tags: tags
    storageAccountName: storage.outputs.name
    functionAppName: functionApp.outputs.name
    connect: connectEvents
  }
}

module alertRules 'modules/alert-rules.bicep' = {
  name: 'alert-rules'
  params: {
    name: '${name}-${suffix}'
    location: location
    tags: tags
    applicationInsightsId: monitoring.outputs.id
    operators: operators
  }
}

@description('Name of the function app: the target of "func azure functionapp publish".')
output functionAppName string = functionApp.outputs.name

@description('Address of page and API; pages and reads take a function key.')
output address string = 'https://${functionApp.outputs.hostName}/api/dashboard'

@description('Storage account; upload watchlist.yaml and feeds.opml to its container "config".')
output storageAccountName string = storage.outputs.name
