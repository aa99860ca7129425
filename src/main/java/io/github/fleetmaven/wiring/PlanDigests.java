package io.github.fleetmaven.wiring;

import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.ProtectedDigest;
import io.github.fleetmaven.secret.SecretDigester;
import java.util.Map;
import java.util.Objects;

/**
 * Digests of protected settings for a plan. A plan that is made again, to compare it with a
 * reviewed one, takes that one's salts, or no two would ever be equal.
 */
record PlanDigests(SecretDigester digester, Map<ExtensionKey, String> salts)
    implements ProtectedDigest {

  @Override
  public String digest(Value.Obj settings, String salt) {
    return digester.digest(settings, salt);
  }

  @Override
  public String newSalt(ExtensionKey key) {
    return Objects.requireNonNullElseGet(salts.get(key), digester::newSalt);
  }
}
