param name string
param location string
param tags object
param identityId string
param identityClientId string
param storageAccountName string
param applicationInsightsConnectionString string
param languageEndpoint string
param falseAlarmsPerWeek string
param allowedHosts string[]

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageAccountName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

var endpoints = account.properties.primaryEndpoints

// One account for the host and for the monitor, both by identity.
var connections = reduce(
  map(['AzureWebJobsStorage', 'MonitorStorage'], connection => {
    '${connection}__blobServiceUri': endpoints.blob
    '${connection}__queueServiceUri': endpoints.queue
    '${connection}__tableServiceUri': endpoints.table
    '${connection}__credential': 'managedidentity'
    '${connection}__clientId': identityClientId
  }),
  {},
  (all, one) => union(all, one)
)

var hosts = reduce(
  map(range(0, length(allowedHosts)), i => {
    'NewsMonitor__Fetch__AllowedHosts__${i}': allowedHosts[i]
    'NewsMonitor__Webhooks__AllowedHosts__${i}': allowedHosts[i]
  }),
  {},
  (all, one) => union(all, one)
)

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${endpoints.blob}app-package'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: 40
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(connections, hosts, {
      APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsightsConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
      ArticlesContainer: 'articles'
      DeliveriesQueue: 'deliveries'
      // storage.bicep has made them: no start of an instance has to look.
      NewsMonitor__Storage__Create: 'false'
      FetchSchedule: '0 */5 * * * *'
      DetectSchedule: '30 */5 * * * *'
      SweepSchedule: '45 */15 * * * *'
      BacklogSchedule: '0 17 * * * *'
      EnrichSchedule: '0 37 * * * *'
      // Flex Consumption cannot poll containers: Event Grid tells of new blobs.
      'AzureWebJobs.AnalyzeArticlePolled.Disabled': 'true'
      'AzureWebJobs.AnalyzeArticle.Disabled': 'false'
      NewsMonitor__Detection__FalseAlarmsPerWeek: falseAlarmsPerWeek
      NewsMonitor__Webhooks__PublicAddress: 'https://${app.properties.defaultHostName}'
      NewsMonitor__Language__Endpoint: languageEndpoint
      NewsMonitor__Language__ClientId: identityClientId
    })
  }
}

output name string = app.name
output hostName string = app.properties.defaultHostName
