package io.github.fleetmaven.azure.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The checksum by which the service verifies what arrives; it guards against nobody. Pure. */
final class Md5 {

  private Md5() {}

  /** Returns the checksum of some bytes as the header takes it. */
  static String of(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no MD5", e);
    }
  }
}
