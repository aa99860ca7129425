package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The digests of one target's protected settings, each made once: they are slow, and the machines
 * of a group share them. Not for several threads.
 */
final class Hashes {

  private final ProtectedDigest digests;
  private final String target;
  private final Map<String, String> newSalts = new HashMap<>();
  private final Map<Request, TagDigest.Guarded> made = new HashMap<>();

  Hashes(ProtectedDigest digests, String target) {
    this.digests = digests;
    this.target = target;
  }

  private record Request(Value.Obj settings, String salt) {}

  /** Returns the digest of an extension's protected settings with its old salt, or a new one. */
  TagDigest.Guarded guard(String extension, Value.Obj settings, Optional<String> oldSalt) {
    String salt = oldSalt.orElseGet(() -> newSalt(extension));
    return made.computeIfAbsent(
        new Request(settings, salt),
        r -> new TagDigest.Guarded(r.salt(), digests.digest(r.settings(), r.salt())));
  }

  private String newSalt(String extension) {
    return newSalts.computeIfAbsent(
        extension, name -> digests.newSalt(new ExtensionKey(target, name)));
  }
}
