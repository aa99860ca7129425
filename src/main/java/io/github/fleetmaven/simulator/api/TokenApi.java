package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Simulation;
import io.github.fleetmaven.simulator.store.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tokens of managed identities and of service principals. No identity has to exist and no secret is
 * looked at. Guarded by the simulator's lock.
 */
final class TokenApi {

  private static final Duration LIFE_OF_MANAGED = Duration.ofHours(24);
  private static final Duration LIFE_OF_PRINCIPAL = Duration.ofHours(1);
  private static final String MANAGED_CLIENT = "00000000-0000-0000-0000-0000000000c1";

  /** One of these keeps pages of a browser from asking; each host of identities has its own. */
  private static final List<String> PROOFS = List.of("metadata", "x-identity-header", "secret");

  private static final List<String> IDENTITIES =
      List.of("client_id", "clientid", "object_id", "principal_id", "msi_res_id", "mi_res_id");

  private final Simulation simulation;

  TokenApi(Simulation simulation) {
    this.simulation = simulation;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/msi/token", this::ofManagedIdentity),
        Route.of("POST", "/msi/token", this::ofManagedIdentity),
        Route.of("GET", "/metadata/identity/oauth2/token", this::ofManagedIdentity),
        Route.of("POST", "/{tenant}/oauth2/token", this::ofPrincipal),
        Route.of("POST", "/{tenant}/oauth2/v2.0/token", this::ofPrincipal));
  }

  private Answer ofManagedIdentity(Call call) {
    if (PROOFS.stream().noneMatch(proof -> given(call, proof))) {
      return DirectoryApi.refused(
          Answer.BAD_REQUEST, "invalid_request", "Required metadata header not specified");
    }
    Map<String, String> form = form(call);
    String resource = form.getOrDefault("resource", "");
    if (resource.isEmpty()) {
      return DirectoryApi.refused(
          Answer.BAD_REQUEST, "invalid_request", "Required query variable 'resource' is missing");
    }
    String client =
        IDENTITIES.stream()
            .flatMap(key -> Stream.ofNullable(form.get(key)))
            .findFirst()
            .orElse(MANAGED_CLIENT);
    Instant now = simulation.now();
    Instant end = now.plus(LIFE_OF_MANAGED);
    // All of it is text, as the service on a machine has it.
    ObjectNode body = Json.object();
    body.put("access_token", Tokens.of(call.base(), Tenants.ID, client, resource, now, end));
    body.put("client_id", client);
    body.put("expires_in", Long.toString(LIFE_OF_MANAGED.toSeconds()));
    body.put("expires_on", Long.toString(end.getEpochSecond()));
    body.put("ext_expires_in", Long.toString(LIFE_OF_MANAGED.toSeconds()));
    body.put("not_before", Long.toString(now.getEpochSecond()));
    body.put("resource", resource);
    body.put("token_type", "Bearer");
    return Answer.json(Answer.OK, body);
  }

  private static boolean given(Call call, String proof) {
    String value = call.headers().getOrDefault(proof, "");
    return proof.equals("metadata") ? value.equalsIgnoreCase("true") : !value.isEmpty();
  }

  private Answer ofPrincipal(Call call) {
    Map<String, String> form = form(call);
    String grant = form.getOrDefault("grant_type", "");
    String client = form.getOrDefault("client_id", "");
    if (grant.isEmpty() || client.isEmpty()) {
      return DirectoryApi.refused(
          Answer.BAD_REQUEST,
          "invalid_request",
          "AADSTS900144: The request body must contain the following parameter: '"
              + (grant.isEmpty() ? "grant_type" : "client_id")
              + "'.");
    }
    if (!grant.equals("client_credentials")) {
      return DirectoryApi.refused(
          Answer.BAD_REQUEST,
          "unsupported_grant_type",
          "AADSTS70003: The app requested an unsupported grant type '" + grant + "'.");
    }
    Instant now = simulation.now();
    String tenant = Tenants.named(call.variable("tenant"));
    String token =
        Tokens.of(call.base(), tenant, client, audience(form), now, now.plus(LIFE_OF_PRINCIPAL));
    ObjectNode body = Json.object();
    body.put("token_type", "Bearer");
    body.put("expires_in", LIFE_OF_PRINCIPAL.toSeconds());
    body.put("ext_expires_in", LIFE_OF_PRINCIPAL.toSeconds());
    body.put("access_token", token);
    return Answer.json(Answer.OK, body).with("Cache-Control", "no-store");
  }

  private static String audience(Map<String, String> form) {
    String scope = form.getOrDefault("scope", DiscoveryApi.AUDIENCE).split(" ", -1)[0];
    return form.getOrDefault("resource", scope.replaceFirst("/\\.default$", ""));
  }

  /** What was sent: in the query of a GET, in the form of a POST. */
  private static Map<String, String> form(Call call) {
    Map<String, String> result = new HashMap<>(call.query());
    for (String pair : new String(call.body(), StandardCharsets.UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        result.put(pair.substring(0, equals), decode(pair.substring(equals + 1)));
      }
    }
    return result;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
