package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.Value;

/**
 * Makes the slow salted digest of protected settings, whose secrets it resolves by itself, so that
 * planning never sees one.
 */
public interface ProtectedDigest {

  /**
   * Returns the digest.
   *
   * @param settings protected settings, their secrets still named
   * @param salt of the tag that the digest is compared with, URL-safe Base64
   * @return URL-safe Base64; equal for equal settings and salt
   */
  String digest(Value.Obj settings, String salt);

  /** Returns the salt of a new tag: random, or that of the plan that is being carried out. */
  String newSalt(ExtensionKey key);
}
