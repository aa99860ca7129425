package io.github.fleetmaven.azure.storage;

import io.github.fleetmaven.cloud.CloudError.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Reads a file once, block by block, and tells at its end whether it was the file that was meant.
 * For one thread.
 */
final class BlockReader implements AutoCloseable {

  private final String action;
  private final Path file;
  private final InputStream in;
  private final MessageDigest digest;

  BlockReader(String action, Path file) throws IOException {
    this.action = action;
    this.file = file;
    this.in = Files.newInputStream(file);
    this.digest = sha256();
  }

  /** Returns the next bytes: fewer than asked for at the end alone, and none behind it. */
  byte[] next(int most) throws IOException {
    byte[] block = in.readNBytes(most);
    digest.update(block);
    return block;
  }

  /**
   * Compares what was read.
   *
   * @throws io.github.fleetmaven.cloud.CloudException when it isn't what was meant
   */
  void check(String sha256) {
    String found = HexFormat.of().formatHex(digest.digest());
    if (!found.equals(sha256)) {
      throw BlobFailures.failed(
          Kind.REFUSED,
          action,
          file.getFileName()
              + " has changed since it was packaged: its SHA-256 is "
              + found
              + ", not "
              + sha256
              + "; nothing was put there. Let nothing write to the staged content while the goal"
              + " runs, and run it again");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no SHA-256", e);
    }
  }
}
