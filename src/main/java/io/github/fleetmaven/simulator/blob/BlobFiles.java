package io.github.fleetmaven.simulator.blob;

import io.github.fleetmaven.simulator.store.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Where each blob's files are: folders are named as the blob's own, files have an ending that no
 * encoded name has. Immutable.
 *
 * @param folder where all accounts are
 */
record BlobFiles(Path folder) {

  private static final String DATA = "~data";
  private static final String DETAILS = "~details.json";
  private static final String BLOCKS = "~blocks";
  private static final String EMPTY = "~";

  Path account(String account) {
    return folder.resolve(encode(account));
  }

  Path container(BlobName name) {
    return account(name.account()).resolve(encode(name.container()));
  }

  Path data(BlobName name) {
    return file(name, DATA);
  }

  Path details(BlobName name) {
    return file(name, DETAILS);
  }

  Path blocks(BlobName name) {
    return file(name, BLOCKS);
  }

  Path block(BlobName name, String id) {
    return blocks(name).resolve(Digests.brief(id));
  }

  /** Returns a file that takes what a blob's data will be, in a folder that is there. */
  Path temporary(BlobName name) throws IOException {
    Path file = file(name, "~tmp");
    Files.createDirectories(file.getParent());
    return file;
  }

  /** Returns the blob whose data a file holds; empty when it holds none. */
  Optional<BlobName> name(BlobName container, Path path) {
    if (!path.toString().endsWith(DATA)) {
      return Optional.empty();
    }
    String encoded =
        StreamSupport.stream(container(container).relativize(path).spliterator(), false)
            .map(Path::toString)
            .map(BlobFiles::decode)
            .collect(Collectors.joining("/"));
    String name = encoded.substring(0, encoded.length() - DATA.length());
    return Optional.of(new BlobName(container.account(), container.container(), name));
  }

  /** Removes a folder with all that is in it. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator's blobs can't be removed", e);
    }
  }

  private Path file(BlobName name, String ending) {
    List<String> segments = Arrays.stream(name.name().split("/", -1)).toList();
    Path path = container(name);
    for (String segment : segments.subList(0, segments.size() - 1)) {
      path = path.resolve(encode(segment));
    }
    return path.resolve(encode(segments.get(segments.size() - 1)) + ending);
  }

  /** A segment may be empty, or mean another folder. */
  private static String encode(String segment) {
    String encoded = URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("*", "%2A");
    return segment.isEmpty()
        ? EMPTY
        : encoded.matches("\\.+") ? encoded.replace(".", "%2E") : encoded;
  }

  private static String decode(String segment) {
    return segment.equals(EMPTY) ? "" : URLDecoder.decode(segment, StandardCharsets.UTF_8);
  }
}
