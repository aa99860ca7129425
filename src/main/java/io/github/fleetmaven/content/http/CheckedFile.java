package io.github.fleetmaven.content.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that is sent only if it has a digest. It is read once for both: its last bytes are held
 * back until all are known, so that a server never gets the whole of another file.
 */
final class CheckedFile implements HttpExchange.Body {

  private final Path file;
  private final long size;
  private final String sha256;
  private volatile String sha1 = "";

  CheckedFile(Path file, String sha256) throws IOException {
    this.file = file;
    this.size = Files.size(file);
    this.sha256 = sha256;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream open() throws IOException {
    return new HeldBack(Files.newInputStream(file));
  }

  /** Checks a file of which nothing is sent, since it is empty. */
  void checkEmpty() throws IOException {
    if (size == 0) {
      try (InputStream in = open()) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  /** Returns the SHA-1 of what was sent, 40 lower-case hex digits. */
  String sha1() {
    return sha1;
  }

  /** Gives a buffer out only when it knows whether another follows. */
  private final class HeldBack extends InputStream {

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final MessageDigest strong = digest("SHA-256");
    private final MessageDigest usual = digest("SHA-1");
    private byte[] ready;
    private byte[] following;
    private int at;
    private boolean checked;

    HeldBack(InputStream in) throws IOException {
      this.in = in;
      this.ready = next();
      this.following = ready;
      advance();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (at == ready.length) {
        advance();
      }
      int count = Math.min(length, ready.length - at);
      System.arraycopy(ready, at, target, offset, count);
      at += count;
      return count == 0 && length > 0 ? -1 : count;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }

    private void advance() throws IOException {
      ready = following;
      at = 0;
      if (ready.length > 0) {
        following = next();
      }
      if (following.length == 0 && !checked) {
        check();
      }
    }

    private void check() throws ChangedFileException {
      checked = true;
      String found = HexFormat.of().formatHex(strong.digest());
      sha1 = HexFormat.of().formatHex(usual.digest());
      if (!found.equals(sha256)) {
        throw new ChangedFileException(
            file.getFileName()
                + " has changed since it was packaged: its SHA-256 is "
                + found
                + ", not "
                + sha256
                + "; nothing was put there. Let nothing write to the staged content while the goal"
                + " runs, and run it again");
      }
    }

    private byte[] next() throws IOException {
      byte[] bytes = in.readNBytes(BUFFER);
      strong.update(bytes);
      usual.update(bytes);
      return bytes;
    }
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no " + name, e);
    }
  }
}
