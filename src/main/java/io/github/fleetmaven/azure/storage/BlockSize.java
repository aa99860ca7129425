package io.github.fleetmaven.azure.storage;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * How a file is cut into blocks. Immutable.
 *
 * @param bytes the size of each block but the last
 */
record BlockSize(int bytes) {

  private static final int USUAL = 4 * 1024 * 1024;

  /** The service takes 50,000 blocks. */
  private static final int MOST = 50_000;

  static BlockSize of(long fileSize) {
    return new BlockSize((int) Math.max(USUAL, (fileSize + MOST - 1) / MOST));
  }

  /** Tells whether a file needs no blocks. */
  boolean holds(long fileSize) {
    return fileSize <= bytes;
  }

  /**
   * Returns the id of a block. Ids of a blob must be of one length, and since blocks of an upload
   * that another run began may lie there, the size is a part of them.
   */
  String id(int index) {
    String plain = String.format(Locale.ROOT, "%010d-%05d", bytes, index);
    return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns the list that makes a blob of its first blocks. */
  byte[] list(int count) {
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<BlockList>");
    for (int i = 0; i < count; i++) {
      xml.append("<Uncommitted>").append(id(i)).append("</Uncommitted>");
    }
    return xml.append("</BlockList>").toString().getBytes(StandardCharsets.UTF_8);
  }
}
