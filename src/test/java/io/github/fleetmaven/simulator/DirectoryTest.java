package io.github.fleetmaven.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients ask before and while they sign in. */
class DirectoryTest {

  private static final String BASE = "https://127.0.0.1:8443";
  private static final String TENANT = "00000000-0000-0000-0000-00000000007e";
  private static final Map<String, String> METADATA = Map.of("Metadata", "true");

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    cloud =
        Cloud.of(
            directory,
            Scenarios.of(
                Scenarios.set(1, "", ""),
                "{\"when\": {\"path\": \"/teapot/.*\"}, \"respond\": {\"status\": 503,"
                    + " \"retryAfter\": 2, \"code\": \"slow_down\"}}"));
  }

  @Test
  void tellsTheEndpointsInTheFormOfEachVersion() {
    JsonNode brief = read("/metadata/endpoints?api-version=2015-01-01").body();
    assertThat(brief.at("/authentication/loginEndpoint").asText()).isEqualTo(BASE + "/adfs");
    assertThat(brief.at("/authentication/audiences/0").asText())
        .isEqualTo("https://management.core.windows.net/");
    assertThat(brief.at("/graphEndpoint").asText()).startsWith(BASE);
    JsonNode clouds = read("/metadata/endpoints?api-version=2019-05-01").body();
    assertThat(clouds).hasSize(1);
    assertThat(clouds.at("/0/resourceManager").asText()).isEqualTo(BASE + "/");
    JsonNode one = read("/metadata/endpoints?api-version=2022-09-01").body();
    assertThat(one.at("/authentication/identityProvider").asText()).isEqualTo("ADFS");
  }

  @Test
  void handsATokenToAManagedIdentity() {
    Reply post =
        ask("POST", "/msi/token", "resource=https%3A%2F%2Fmanagement.azure.com%2F", METADATA);
    assertThat(post.expect(200).at("/token_type")).isEqualTo("Bearer");
    assertThat(post.at("/resource")).isEqualTo("https://management.azure.com/");
    assertThat(post.at("/expires_on"))
        .isEqualTo(Long.toString(Cloud.START.getEpochSecond() + 86_400));
    JsonNode claims = claims(post);
    assertThat(claims.path("tid").asText()).isEqualTo(TENANT);
    assertThat(claims.path("aud").asText()).isEqualTo("https://management.azure.com/");
    for (String path : new String[] {"/msi/token/", "/metadata/identity/oauth2/token"}) {
      String url = path + "?resource=https%3A%2F%2Fmanagement.azure.com%2F&client_id=me";
      Reply get = ask("GET", url, null, METADATA).expect(200);
      assertThat(claims(get).path("appid").asText()).isEqualTo("me");
      assertThat(get.at("/client_id")).isEqualTo("me");
    }
  }

  @Test
  void handsATokenToAServiceThatProvesWhereItRuns() {
    Map<String, String> proof = Map.of("X-IDENTITY-HEADER", "anything");
    ask("GET", "/msi/token?resource=x&api-version=2019-08-01", null, proof).expect(200);
  }

  @Test
  void refusesAManagedIdentityThatDoesNotProveWhereItRuns() {
    for (Map<String, String> headers :
        List.of(Map.<String, String>of(), Map.of("Metadata", "false"), Map.of("secret", ""))) {
      Reply refused = ask("POST", "/msi/token", "resource=x", headers).expect(400);
      assertThat(refused.at("/error")).isEqualTo("invalid_request");
      assertThat(refused.at("/error_description")).contains("metadata header");
    }
    assertThat(ask("POST", "/msi/token", "", METADATA).expect(400).at("/error_description"))
        .contains("resource");
  }

  @Test
  void handsATokenToAServicePrincipal() {
    String form =
        "grant_type=client_credentials&client_id=me&client_secret=anything"
            + "&scope=https%3A%2F%2Fmanagement.azure.com%2F.default";
    String tenant = "11111111-1111-1111-1111-111111111111";
    Reply reply = ask("POST", "/" + tenant + "/oauth2/v2.0/token", form, Map.of()).expect(200);
    assertThat(reply.body().path("expires_in").isInt()).isTrue();
    JsonNode claims = claims(reply);
    assertThat(claims.path("tid").asText()).isEqualTo(tenant);
    assertThat(claims.path("aud").asText()).isEqualTo("https://management.azure.com");
    assertThat(claims.path("appid").asText()).isEqualTo("me");
    Reply adfs = ask("POST", "/adfs/oauth2/token", form, Map.of()).expect(200);
    assertThat(claims(adfs).path("tid").asText()).isEqualTo(TENANT);
  }

  @Test
  void tellsWhatIsMissingForAToken() {
    String path = "/adfs/oauth2/token";
    assertThat(ask("POST", path, "client_id=me", Map.of()).expect(400).at("/error_description"))
        .contains("'grant_type'");
    assertThat(
            ask("POST", path, "grant_type=client_credentials", Map.of())
                .expect(400)
                .at("/error_description"))
        .contains("'client_id'");
    assertThat(
            ask("POST", path, "grant_type=password&client_id=me", Map.of())
                .expect(400)
                .at("/error"))
        .isEqualTo("unsupported_grant_type");
    ask("GET", path, null, Map.of()).expect(405);
  }

  @Test
  void leadsFromEachAuthorityToItsTokens() {
    JsonNode adfs = read("/adfs/.well-known/openid-configuration").body();
    assertThat(adfs.path("token_endpoint").asText()).isEqualTo(BASE + "/adfs/oauth2/token");
    JsonNode tenant = read("/" + TENANT + "/v2.0/.well-known/openid-configuration").body();
    assertThat(tenant.path("token_endpoint").asText())
        .isEqualTo(BASE + "/" + TENANT + "/oauth2/v2.0/token");
    assertThat(tenant.path("issuer").asText()).isEqualTo(BASE + "/" + TENANT + "/v2.0");
    // az takes the id of a tenant from the issuer's path.
    JsonNode named = read("/adfs/contoso.example/.well-known/openid-configuration").body();
    assertThat(named.path("issuer").asText().split("/")[3]).isEqualTo(TENANT);
    JsonNode instance = read("/common/discovery/instance?api-version=1.1").body();
    assertThat(instance.path("tenant_discovery_endpoint").asText()).startsWith(BASE);
    assertThat(instance.at("/metadata/0/aliases/0").asText()).isEqualTo("127.0.0.1:8443");
    assertThat(read("/adfs/discovery/keys").body().path("keys").isEmpty()).isTrue();
  }

  @Test
  void keepsSecretsOutOfTheJournal() {
    String form = "grant_type=client_credentials&client_id=me&client_secret=hunter2";
    ask("POST", "/adfs/oauth2/token", form, Map.of()).expect(200);
    assertThat(cloud.simulator.journal()).hasSize(1).noneMatch(line -> line.contains("hunter2"));
  }

  @Test
  void failsAsTheScenarioWantsIt() {
    Reply slow = ask("POST", "/teapot/oauth2/token", "", Map.of()).expect(503);
    assertThat(slow.at("/error")).isEqualTo("slow_down");
    assertThat(slow.header("Retry-After")).contains("2");
  }

  private Reply read(String path) {
    return ask("GET", path, null, Map.of()).expect(200);
  }

  private Reply ask(String method, String path, String body, Map<String, String> headers) {
    return cloud.send(method, BASE + path, body, headers);
  }

  private static JsonNode claims(Reply reply) {
    String[] parts = reply.at("/access_token").split("\\.", -1);
    assertThat(parts).hasSize(3);
    return Cloud.json(Base64.getUrlDecoder().decode(parts[1]));
  }
}
