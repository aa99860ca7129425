package io.github.fleetmaven.content;

import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ContentNames;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.OsType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The files that a machine has downloaded for an extension.
 *
 * @param verified whether their digests are checked
 */
public record DownloadedFiles(
    ContentPlace place, ContentDigest content, OsType os, boolean verified) {

  /** A file that travelled alone: what the download is called, what it shall be called. */
  record Single(String download, String name, String sha256) {}

  /**
   * An archive.
   *
   * @param sha256 of what it is called in its place
   * @param listSha256 of the list of its files, which {@link #list} makes
   */
  record Packed(String download, String sha256, String listSha256) {}

  List<Single> singles() {
    return content.singles().stream()
        .map(p -> new Single(fileName(ContentNames.of(place, p)), p.name(), p.sha256()))
        .toList();
  }

  List<Packed> archives() {
    return content.bundles().stream()
        .map(
            b ->
                new Packed(
                    fileName(ContentNames.of(place, b, os)),
                    b.sha256(),
                    Sha256.of(list(content.partsOf(b)))))
        .toList();
  }

  /**
   * Returns a line for each file, its digest and its name, in the order in which the machine sorts
   * names: that of bytes in a shell, that of UTF-16 in PowerShell.
   */
  String list(List<ContentDigest.Part> parts) {
    Comparator<String> order =
        os == OsType.LINUX
            ? (a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b))
            : Comparator.naturalOrder();
    return parts.stream()
        .sorted(Comparator.comparing(ContentDigest.Part::name, order))
        .map(p -> p.sha256() + " ./" + p.name() + "\n")
        .collect(Collectors.joining());
  }

  private static String fileName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
