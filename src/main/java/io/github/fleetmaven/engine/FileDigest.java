package io.github.fleetmaven.engine;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The SHA-256 of a file, read in pieces. */
final class FileDigest {

  private static final int PIECE = 64 * 1024;

  private FileDigest() {}

  static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      DigestInputStream digested = new DigestInputStream(in, digest);
      byte[] piece = new byte[PIECE];
      while (digested.read(piece) >= 0) {
        // The stream digests what it reads.
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no SHA-256", e);
    } catch (IOException e) {
      throw new FleetException(
          "A file can't be sent:",
          List.of(
              Diagnostic.error(file.toString(), "it can't be read: " + e, "run the goal again")));
    }
  }
}
