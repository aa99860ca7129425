package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import java.time.Instant;
import java.util.Base64;

/**
 * Access tokens that look like a directory's, for clients that read them, and are good for nothing:
 * they are unsigned and say so. Stateless.
 */
final class Tokens {

  private Tokens() {}

  static String of(
      String base, String tenant, String client, String audience, Instant from, Instant to) {
    ObjectNode header = Json.object();
    header.put("typ", "JWT").put("alg", "none");
    ObjectNode claims = Json.object();
    claims.put("aud", audience);
    claims.put("iss", base + "/" + tenant + "/");
    claims.put("iat", from.getEpochSecond());
    claims.put("nbf", from.getEpochSecond());
    claims.put("exp", to.getEpochSecond());
    claims.put("appid", client);
    claims.put("oid", client);
    claims.put("sub", client);
    claims.put("idtyp", "app");
    claims.put("tid", tenant);
    claims.put("ver", "1.0");
    return part(header) + "." + part(claims) + ".";
  }

  private static String part(ObjectNode content) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(content));
  }
}
