param name string
param location string
param tags object
param storageAccountName string
param functionAppName string
param connect bool

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageAccountName
}

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: functionAppName
}

resource topic 'Microsoft.EventGrid/systemTopics@2024-06-01-preview' = {
  name: name
  location: location
  tags: tags
  properties: {
    source: account.id
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

// The webhook of the blob extension. Its key exists once the host has started with the deployed code.
resource subscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2024-06-01-preview' = if (connect) {
  parent: topic
  name: 'new-articles'
  properties: {
    destination: {
      endpointType: 'WebHook'
      properties: {
        #disable-next-line use-secure-value-for-secure-inputs
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.AnalyzeArticle&code=${connect ? listKeys('${app.id}/host/default', '2024-04-01').systemKeys.blobs_extension : ''}'
      }
    }
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      subjectBeginsWith: '/blobServices/default/containers/articles/'
      subjectEndsWith: '.json'
    }
    // Longer than any outage of the app that operators sleep through; what is lost all the same, the hourly backlog finds.
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
    eventDeliverySchema: 'EventGridSchema'
  }
}
