package io.github.fleetmaven.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;

/**
 * Reads a staged file to its end, and fails when it is closed and wasn't what was staged. For one
 * thread.
 */
final class CheckedInput extends FilterInputStream {

  private final Path path;
  private final String sha256;
  private final DigestInputStream digesting;

  private CheckedInput(Path path, String sha256, DigestInputStream digesting) {
    super(digesting);
    this.path = path;
    this.sha256 = sha256;
    this.digesting = digesting;
  }

  /**
   * Opens a file.
   *
   * @throws ChangedFileException when it went away or isn't of that size any more
   */
  static InputStream open(Path path, String sha256, long size) throws IOException {
    try {
      if (Files.size(path) == size) {
        InputStream in = Files.newInputStream(path);
        return new CheckedInput(path, sha256, new DigestInputStream(in, Sha256.digest()));
      }
    } catch (NoSuchFileException e) {
      throw new ChangedFileException(path);
    }
    throw new ChangedFileException(path);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() throws IOException {
    super.close();
    if (!Sha256.hex(digesting.getMessageDigest().digest()).equals(sha256)) {
      throw new ChangedFileException(path);
    }
  }
}
