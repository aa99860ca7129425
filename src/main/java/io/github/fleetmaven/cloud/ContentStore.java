package io.github.fleetmaven.cloud;

import io.github.fleetmaven.model.Sensitive;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A place for content that machines download, as the engine sees it. What lies there is named by
 * its digest, so that it is put once and never changes. Every method is one remote operation (a
 * list follows its pages, a large file goes in blocks), waits out throttling by itself, and throws
 * {@link CloudException} when the place refuses or can't be reached.
 *
 * <p>Implementations are safe for use by several threads. Names are relative to the place, with
 * {@code /} between folders, and need no escaping.
 */
public interface ContentStore {

  /** Returns the size in bytes of what has that name; empty when there is nothing. */
  Optional<Long> size(String name);

  /**
   * Puts a file there, never over another: where something of that name is there by then, it stays,
   * and this is no failure. What arrived is verified; what is interrupted leaves nothing readable
   * under the name.
   *
   * @param sha256 of the file's bytes, 64 lower-case hex digits; when the file hasn't these any
   *     more, nothing is put
   */
  void put(String name, Path file, String sha256);

  /** Returns a small UTF-8 text; empty when there is nothing of that name. */
  Optional<String> read(String name);

  /**
   * Returns all whose names start with a prefix, by name; empty when the place can't tell what it
   * holds.
   */
  Optional<List<Stored>> list(String prefix);

  /** Removes what has that name; it is no failure when there is nothing. */
  void delete(String name);

  /**
   * Returns the address by which a machine reads it until some time, with its signature.
   *
   * @throws CloudException when the place can't sign for that long
   */
  Sensitive<String> signed(String name, Instant until);

  /** Returns what this place was asked so far. */
  RequestCount requests();

  /**
   * What lies there.
   *
   * @param size in bytes
   * @param modified when it was put there
   */
  record Stored(String name, long size, Instant modified) {}
}
