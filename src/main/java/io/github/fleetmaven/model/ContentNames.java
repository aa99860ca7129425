package io.github.fleetmaven.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What content is called in its place: by digest, so that equal content has one name and no other
 * has it.
 */
public final class ContentNames {

  /** What the names of archives start with, so that no file beside the command has one of them. */
  public static final String ARCHIVES = "fleet-";

  private ContentNames() {}

  /** Returns the name of a file that travels alone, {@code <sha256>/<file name>}. */
  public static String of(ContentPlace place, ContentDigest.Part part) {
    String file = part.name().substring(part.name().lastIndexOf('/') + 1);
    return named(place, part.sha256(), file);
  }

  /** Returns the name of an archive, {@code <sha256>/fleet-<bundle>.tar.gz} or {@code .zip}. */
  public static String of(ContentPlace place, ContentDigest.Bundle bundle, OsType os) {
    return named(place, bundle.sha256(), archive(bundle, os));
  }

  /** Returns the file name of an archive: of the form that an operating system can unpack. */
  public static String archive(ContentDigest.Bundle bundle, OsType os) {
    return ARCHIVES + bundle.name() + (os == OsType.WINDOWS ? ".zip" : ".tar.gz");
  }

  /** Returns the names of all that an extension needs: files and archives, as they travel. */
  public static List<String> all(ContentPlace place, ContentDigest content, OsType os) {
    List<String> names = new ArrayList<>();
    content.singles().forEach(part -> names.add(of(place, part)));
    content.bundles().forEach(bundle -> names.add(of(place, bundle, os)));
    return names;
  }

  /**
   * In a Maven repository the digest is the version and, since a file there starts with artifact
   * and version, the machine has to give it its name back.
   */
  private static String named(ContentPlace place, String sha256, String file) {
    return place instanceof ContentPlace.MavenRepository repository
        ? sha256 + "/" + repository.artifactId() + "-" + sha256 + "-" + file
        : sha256 + "/" + file;
  }
}
