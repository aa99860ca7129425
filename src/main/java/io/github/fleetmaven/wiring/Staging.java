package io.github.fleetmaven.wiring;

import io.github.fleetmaven.content.BuildAccess;
import io.github.fleetmaven.content.PackagedFleet;
import io.github.fleetmaven.content.Packager;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.DesiredFleet;
import java.nio.file.Path;
import java.util.List;

/** Stages the files of a fleet, without a cloud. */
public final class Staging {

  private Staging() {}

  /**
   * Stages.
   *
   * @param outputDirectory below which the files go to {@code content}
   * @param build what content takes from the build
   */
  public static void stage(
      DesiredFleet fleet, Path outputDirectory, BuildAccess build, Console console) {
    Diagnostics diagnostics = new Diagnostics();
    Path folder = outputDirectory.resolve("content");
    PackagedFleet packaged = new Packager(folder, build).stage(fleet, diagnostics);
    diagnostics.all().forEach(d -> console.warn(d.text()));
    packaged
        .content()
        .forEach(
            (key, digest) -> {
              String extension = key.target() + "/" + key.extension() + ": ";
              digest.singles().forEach(part -> console.info(extension + line(part)));
              digest.bundles().forEach(b -> console.info(extension + line(digest, b)));
            });
    console.info("staged in " + folder);
  }

  private static String line(ContentDigest.Part part) {
    return part.name() + ", " + part.size() + " bytes, sha256 " + part.sha256();
  }

  /** A folder may hold thousands of files; the manifest lists them. */
  private static String line(ContentDigest content, ContentDigest.Bundle bundle) {
    List<ContentDigest.Part> parts = content.partsOf(bundle);
    return bundle.name()
        + ", "
        + (parts.size() == 1 ? "1 file" : parts.size() + " files")
        + ", "
        + parts.stream().mapToLong(ContentDigest.Part::size).sum()
        + " bytes, sha256 "
        + bundle.sha256();
  }
}
