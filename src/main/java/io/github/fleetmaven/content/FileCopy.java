package io.github.fleetmaven.content;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes a file hold what is written here. What is there already is compared on the way: it stays
 * untouched when it is equal, and is otherwise replaced at once when all is written. For one
 * thread.
 */
final class FileCopy implements Closeable {

  private final Path target;
  private final Path incoming;
  private final MessageDigest digest = Sha256.digest();
  private long size;
  private @Nullable InputStream equalSoFar;
  private @Nullable Path unfinished;
  private @Nullable OutputStream out;

  /**
   * Starts a copy.
   *
   * @param incoming a folder for what isn't whole yet, on the same file system
   */
  FileCopy(Path target, Path incoming) throws IOException {
    this.target = target;
    this.incoming = incoming;
    this.equalSoFar = Files.isRegularFile(target) ? Files.newInputStream(target) : null;
  }

  /** Writes the first bytes of a buffer. */
  void write(byte[] bytes, int length) throws IOException {
    if (equalSoFar != null && !continues(equalSoFar, bytes, length)) {
      startAnew();
    }
    if (equalSoFar == null) {
      output().write(bytes, 0, length);
    }
    digest.update(bytes, 0, length);
    size += length;
  }

  /**
   * Ends the copy.
   *
   * @return the SHA-256 of what was written
   */
  String finish() throws IOException {
    if (equalSoFar != null && equalSoFar.read() >= 0) {
      startAnew();
    }
    if (equalSoFar == null) {
      output().close();
      if (unfinished != null) {
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    return Sha256.hex(digest.digest());
  }

  /** Returns how many bytes were written. */
  long size() {
    return size;
  }

  private static boolean continues(InputStream old, byte[] bytes, int length) throws IOException {
    byte[] next = old.readNBytes(length);
    return next.length == length && Arrays.equals(next, 0, length, bytes, 0, length);
  }

  /** What was equal is taken from the old file, since its source isn't read twice. */
  private void startAnew() throws IOException {
    if (equalSoFar != null) {
      equalSoFar.close();
      equalSoFar = null;
    }
    try (InputStream old = Files.newInputStream(target)) {
      Streams.copy(old, output(), size);
    }
  }

  private OutputStream output() throws IOException {
    if (out == null) {
      Files.createDirectories(target.getParent());
      unfinished = Files.createTempFile(Files.createDirectories(incoming), "", "");
      out = Files.newOutputStream(unfinished);
    }
    return out;
  }

  @Override
  public void close() throws IOException {
    if (equalSoFar != null) {
      equalSoFar.close();
    }
    if (out != null) {
      out.close();
    }
    if (unfinished != null) {
      Files.deleteIfExists(unfinished);
    }
  }
}
