package io.github.fleetmaven.simulator.blob;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the contents of simulated accounts are kept. Not safe for use by several threads: the
 * simulator's lock guards it.
 */
public interface Blobs {

  /** Tells whether anything was ever put into an account. */
  boolean knows(String account);

  /** Makes a container; returns whether it is new. */
  boolean makeContainer(BlobName container);

  /** Tells whether there is a container. */
  boolean hasContainer(BlobName container);

  /** Removes a container with all that is in it; returns whether there was one. */
  boolean removeContainer(BlobName container);

  /** Returns what is known of a blob. */
  Optional<Blob> find(BlobName name);

  /**
   * Returns bytes of a blob that is there.
   *
   * @param from the first byte
   * @param length how many
   */
  byte[] read(BlobName name, long from, int length);

  /** Writes a blob, over another if there is one. */
  void put(BlobName name, byte[] bytes, Blob.Details details, Instant now);

  /** Keeps a block for later. */
  void stage(BlobName name, String blockId, byte[] bytes);

  /**
   * Makes a blob of blocks, and forgets the others that were kept for it.
   *
   * @return whether all blocks were there; nothing is done when one wasn't
   */
  boolean commit(BlobName name, List<String> blockIds, Blob.Details details, Instant now);

  /** Returns the blobs of a container whose names start with a prefix, by name. */
  List<Blob> list(BlobName container, String prefix);

  /** Removes a blob; returns whether there was one. */
  boolean remove(BlobName name);
}
