package io.github.fleetmaven.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.management.AzureEnvironment;
import com.azure.resourcemanager.compute.implementation.ComputeManagementClientBuilder;
import org.junit.jupiter.api.Test;

class ApiVersionTest {

  @Test
  void oursIsTheVersionThatTheSdkSpeaks() {
    ScriptedTransport azure = new ScriptedTransport().answer(200, "{}");

    new ComputeManagementClientBuilder()
        .pipeline(
            Pipelines.of(new LocalHttpClient(azure), new DummyTokenPolicy(), new RequestCounter()))
        .environment(AzureEnvironment.AZURE)
        .subscriptionId("sub")
        .buildClient()
        .getVirtualMachineScaleSets()
        .getByResourceGroup("rg", "set");

    assertThat(azure.request().url().getQuery()).isEqualTo("api-version=" + SdkWire.API_VERSION);
  }
}
