package io.github.fleetmaven.simulator.api;

import io.github.fleetmaven.simulator.service.BlobRefusals;
import io.github.fleetmaven.simulator.store.Signature;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may do what with blobs: whoever has a token or signs with a key may do anything, an address
 * with a signature is good for what it says, and nobody else may do anything. Stateless.
 */
final class BlobAccess {

  private BlobAccess() {}

  static void check(Call call, Instant now) {
    Optional<Signature> signature = Signature.ofQuery(call.query());
    if (signature.isPresent()) {
      check(signature.get(), call, now);
    } else if (!isSignedIn(call)) {
      throw BlobRefusals.anonymous();
    }
  }

  private static void check(Signature signature, Call call, Instant now) {
    Instant expiry = signature.expiry().orElseThrow(BlobRefusals::badSignature);
    if (!signature.signed()) {
      throw BlobRefusals.badSignature();
    }
    if (!now.isBefore(expiry)) {
      throw BlobRefusals.expired(expiry, now);
    }
    String needed = needed(call);
    if (needed.chars().noneMatch(c -> signature.permissions().indexOf(c) >= 0)) {
      throw BlobRefusals.notPermitted();
    }
  }

  private static String needed(Call call) {
    return switch (call.method()) {
      case "GET", "HEAD" -> call.asksFor("comp", "list") ? "l" : "r";
      case "PUT" -> "cw";
      case "DELETE" -> "d";
      default -> "";
    };
  }

  private static boolean isSignedIn(Call call) {
    String authorization =
        call.headers().getOrDefault("authorization", "").toLowerCase(Locale.ROOT);
    return authorization.startsWith("bearer ") || authorization.startsWith("sharedkey ");
  }
}
