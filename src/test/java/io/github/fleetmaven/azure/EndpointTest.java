package io.github.fleetmaven.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.diag.FleetException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

  private static final Credentials AUTO = new Credentials.Auto(Optional.empty());
  private static final Credentials CLI =
      new Credentials.Named(Credentials.Source.AZURE_CLI, Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "AZURE, https://management.azure.com",
    "AZURE_CHINA, https://management.chinacloudapi.cn",
    "AZURE_US_GOVERNMENT, https://management.usgovcloudapi.net"
  })
  void everyEnvironmentHasItsOwnEndpoint(AzureEnvironmentName name, String url) {
    AzureOptions options =
        new AzureOptions(name, Optional.empty(), AUTO, Optional.empty(), WaitListener.NONE);

    assertThat(Endpoint.of(options)).isEqualTo(new Endpoint(URI.create(url), true));
  }

  @Test
  void theEnvironmentsOwnEndpointMayBeNamed() {
    assertThat(endpoint("https://MANAGEMENT.azure.com/", AUTO).trusted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/",
        "https://localhost:8443",
        "http://[::1]:1",
        "http://127.1.2.3"
      })
  void aLoopbackAddressGetsNoCredentials(String url) {
    assertThat(endpoint(url, AUTO).trusted()).isFalse();
    assertThat(endpoint(url, CLI).trusted()).isFalse();
  }

  @Test
  void anotherHostGetsOnlyCredentialsThatWereNamed() {
    assertThatThrownBy(() -> endpoint("https://arm.example:8443", AUTO))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining(
            "fleet.azure.endpoint: arm.example is not management.azure.com, so credentials found on"
                + " this machine are not sent to it; say in <auth><type> which credentials it may"
                + " have");
    assertThat(endpoint("https://arm.example:8443", CLI).trusted()).isTrue();
    assertThat(endpoint("https://arm.example:8443", new Credentials.None()).trusted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://arm.example", "http://127.evil.example", "http://localhost.evil.example"})
  void plainHttpIsForThisMachineOnly(String url) {
    assertThatThrownBy(() -> endpoint(url, CLI))
        .hasMessageContaining("plain http is for loopback addresses only, not for " + url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"arm.example", "ftp://arm.example", "https://", "::", ""})
  void whatIsNoUrlIsRefused(String url) {
    assertThatThrownBy(() -> endpoint(url, CLI))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("write it as https://host:port");
  }

  @Test
  void aTransportInProcessAsksNobodyForCredentials() {
    LocalTransport transport = request -> new LocalTransport.Answer(200, java.util.Map.of(), "");
    AzureOptions options =
        new AzureOptions(
            AzureEnvironmentName.AZURE,
            Optional.empty(),
            AUTO,
            Optional.of(transport),
            WaitListener.NONE);

    assertThat(Endpoint.of(options).trusted()).isFalse();
  }

  @Test
  void linksAreFollowedWithinTheEndpointOnly() {
    Endpoint azure = endpoint("https://management.azure.com", AUTO);

    assertThat(azure.covers(URI.create("https://management.azure.com/x"))).isTrue();
    assertThat(azure.covers(URI.create("https://management.azure.com:443/x"))).isTrue();
    assertThat(azure.covers(URI.create("https://westus.management.azure.com/x"))).isTrue();
    assertThat(azure.covers(URI.create("http://management.azure.com/x"))).isFalse();
    assertThat(azure.covers(URI.create("https://evilmanagement.azure.com/x"))).isFalse();
    assertThat(azure.covers(URI.create("https://management.azure.com.evil.example/x"))).isFalse();
    assertThat(azure.covers(URI.create("https://management.azure.com:8443/x"))).isFalse();
    assertThat(azure.covers(URI.create("mailto:x@management.azure.com"))).isFalse();
  }

  private static Endpoint endpoint(String url, Credentials credentials) {
    return Endpoint.of(
        new AzureOptions(
            AzureEnvironmentName.AZURE,
            Optional.of(url),
            credentials,
            Optional.empty(),
            WaitListener.NONE));
  }
}
