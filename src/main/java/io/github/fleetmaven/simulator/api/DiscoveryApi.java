package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import java.net.URI;
import java.util.List;

/**
 * What clients read before they sign in: the endpoints of the cloud, and how its directory is
 * asked. Stateless.
 */
final class DiscoveryApi {

  /** What tokens for the Resource Manager are asked for. */
  static final String AUDIENCE = "https://management.core.windows.net/";

  private static final String CLOUD = "FleetSimulator";

  private DiscoveryApi() {}

  static List<Route> routes() {
    return List.of(
        Route.of("GET", "/metadata/endpoints", DiscoveryApi::endpoints),
        Route.of("GET", "/common/discovery/instance", DiscoveryApi::instance),
        Route.of("GET", "/{tenant}/v2.0/.well-known/openid-configuration", DiscoveryApi::openId),
        Route.of("GET", "/{tenant}/.well-known/openid-configuration", DiscoveryApi::openId),
        // By which az finds out the id of a tenant that was given by another name.
        Route.of("GET", "/adfs/{tenant}/.well-known/openid-configuration", DiscoveryApi::openId),
        Route.of("GET", "/{tenant}/discovery/keys", call -> keys()),
        Route.of("GET", "/{tenant}/discovery/v2.0/keys", call -> keys()));
  }

  /**
   * The directory is shown as one of its own (ADFS), as an Azure Stack has it: for any other the
   * library of Azure's command line would first ask login.microsoftonline.com whether it is known.
   */
  private static Answer endpoints(Call call) {
    String version = call.apiVersion();
    if (version.compareTo("2018") < 0) {
      return Answer.json(Answer.OK, brief(call.base()));
    }
    ObjectNode cloud = cloud(call.base());
    boolean several =
        version.startsWith("2018") || version.startsWith("2019") || version.startsWith("2020");
    JsonNode body = several ? Json.array().add(cloud) : cloud;
    return Answer.json(Answer.OK, body);
  }

  private static ObjectNode brief(String base) {
    ObjectNode result = Json.object();
    result.put("galleryEndpoint", base + "/gallery/");
    result.put("graphEndpoint", base + "/graph/");
    result.put("portalEndpoint", base + "/portal/");
    authentication(result, base);
    return result;
  }

  private static ObjectNode cloud(String base) {
    ObjectNode result = Json.object();
    result.put("name", CLOUD);
    result.put("portal", base + "/portal/");
    authentication(result, base).put("identityProvider", "ADFS").put("tenant", Tenants.ADFS);
    result.put("graph", base + "/graph/");
    result.put("graphAudience", base + "/graph/");
    result.put("gallery", base + "/gallery/");
    result.put("media", base + "/media/");
    result.put("batch", base + "/batch/");
    result.put("resourceManager", base + "/");
    result.put("vmImageAliasDoc", base + "/aliases.json");
    result.put("sqlManagement", base + "/sql/");
    result
        .putObject("suffixes")
        .put("storage", "core.windows.net")
        .put("keyVaultDns", "vault.azure.net");
    return result;
  }

  private static ObjectNode authentication(ObjectNode of, String base) {
    ObjectNode result = of.putObject("authentication");
    result.put("loginEndpoint", base + "/" + Tenants.ADFS);
    result.putArray("audiences").add(AUDIENCE);
    return result;
  }

  private static Answer instance(Call call) {
    ObjectNode body = Json.object();
    body.put(
        "tenant_discovery_endpoint",
        call.base() + "/" + Tenants.ID + "/v2.0/.well-known/openid-configuration");
    body.put("api-version", "1.1");
    String host = URI.create(call.base()).getAuthority();
    ObjectNode alias = body.putArray("metadata").addObject();
    alias.put("preferred_network", host).put("preferred_cache", host);
    alias.putArray("aliases").add(host);
    return Answer.json(Answer.OK, body);
  }

  private static Answer openId(Call call) {
    String tenant = call.variable("tenant");
    boolean adfs = tenant.equals(Tenants.ADFS);
    String home = call.base() + "/" + (adfs ? tenant : Tenants.named(tenant));
    String oauth = home + (adfs ? "/oauth2" : "/oauth2/v2.0");
    ObjectNode body = Json.object();
    body.put("token_endpoint", oauth + "/token");
    body.putArray("token_endpoint_auth_methods_supported")
        .add("client_secret_post")
        .add("private_key_jwt");
    body.put("jwks_uri", home + (adfs ? "/discovery/keys" : "/discovery/v2.0/keys"));
    body.put("issuer", home + (adfs ? "" : "/v2.0"));
    body.put("authorization_endpoint", oauth + "/authorize");
    body.putArray("response_types_supported").add("code");
    body.putArray("subject_types_supported").add("pairwise");
    body.putArray("id_token_signing_alg_values_supported").add("none");
    return Answer.json(Answer.OK, body);
  }

  private static Answer keys() {
    ObjectNode body = Json.object();
    body.putArray("keys");
    return Answer.json(Answer.OK, body);
  }
}
