package io.github.fleetmaven.content;

import io.github.fleetmaven.model.ContentDigest;
import java.util.Arrays;

/** A file that travels to the machines: its name beside the command, and its bytes. Immutable. */
public final class ContentFile {

  private final String name;
  private final byte[] bytes;

  /**
   * Makes a file.
   *
   * @param name its name beside the command, with {@code /} between folders
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

  /** Tells whether these are its size and its digest. */
  boolean is(ContentDigest.Part part) {
    return bytes.length == part.size() && Sha256.of(bytes).equals(part.sha256());
  }

  /** Tells whether it can be run: a script or a Linux program. */
  public boolean isExecutable() {
    return new Head(name, Arrays.copyOf(bytes, Math.min(bytes.length, Head.LENGTH))).isExecutable();
  }
}
