package io.github.fleetmaven.content;

import io.github.fleetmaven.model.ContentDigest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A file that travels to the machines: its name beside the command, and its bytes. Immutable. */
public final class ContentFile {

  private static final byte[] SHEBANG = {'#', '!'};
  private static final byte[] MARKED_SHEBANG = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '#', '!'};
  private static final byte[] ELF = {0x7F, 'E', 'L', 'F'};

  private final String name;
  private final byte[] bytes;

  /**
   * Makes a file.
   *
   * @param name a simple name, without folders
   * @param bytes its content, of which a copy is kept
   */
  public ContentFile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes.clone();
  }

  /** Returns its name beside the command. */
  public String name() {
    return name;
  }

  /** Returns a copy of its content. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Returns its size in bytes. */
  public int size() {
    return bytes.length;
  }

  /** Returns its name, size and digest. */
  public ContentDigest.Part part() {
    return new ContentDigest.Part(name, sha256(), bytes.length);
  }

  /**
   * Tells whether it can be run: a script or a Linux program. That follows from name and content,
   * since the file's mode depends on where the sources were checked out.
   */
  public boolean isExecutable() {
    return isScript() || startsWith(ELF);
  }

  /** Tells whether it is a script, by its first line or its name. */
  boolean isScript() {
    return name.endsWith(".sh") || startsWith(SHEBANG) || startsWith(MARKED_SHEBANG);
  }

  /** Tells whether a byte order mark hides the first line from Linux. */
  boolean hasMarkBeforeShebang() {
    return startsWith(MARKED_SHEBANG);
  }

  /** Tells whether a line ends as on Windows. */
  boolean hasWindowsLineEnds() {
    // One character for each byte, whatever the encoding
    return new String(bytes, StandardCharsets.ISO_8859_1).contains("\r\n");
  }

  private boolean startsWith(byte[] prefix) {
    return bytes.length >= prefix.length
        && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }

  private String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no SHA-256", e);
    }
  }
}
