package io.github.fleetmaven.simulator.ecs.service;

import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import io.github.fleetmaven.simulator.ecs.store.UsedToken;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Sees to it that one ClientToken has one effect. Guarded by the simulator's lock. */
public final class Tokens {

  private static final int LONGEST = 64;

  private final Ecs ecs;

  Tokens(Ecs ecs) {
    this.ecs = ecs;
  }

  /**
   * Does something once.
   *
   * @param action what
   * @param token the token, maybe empty
   * @param digest the digest of all other parameters
   * @param work does it, and returns what is answered
   */
  public Map<String, String> once(
      String action, String token, String digest, Supplier<Map<String, String>> work) {
    if (token.isEmpty()) {
      return work.get();
    }
    if (token.length() > LONGEST || !token.chars().allMatch(c -> c < 128)) {
      throw EcsRefusals.invalid("ClientToken", token);
    }
    String key = action + "/" + token;
    Optional<UsedToken> used = ecs.store().token(key);
    if (used.isEmpty()) {
      Map<String, String> result = work.get();
      ecs.store().put(key, new UsedToken(digest, result, ecs.now()));
      return result;
    }
    if (!used.get().digest().equals(digest)) {
      throw EcsRefusals.tokenMismatch();
    }
    Duration since = Duration.between(used.get().since(), ecs.now());
    if (since.compareTo(ecs.real(ecs.timing().processing())) < 0) {
      throw EcsRefusals.tokenInWork();
    }
    return used.get().result();
  }
}
