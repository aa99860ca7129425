package io.github.fleetmaven.wiring;

import io.github.fleetmaven.content.PackagedFleet;
import io.github.fleetmaven.content.Packager;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.DesiredFleet;
import java.nio.file.Path;

/** Stages the files of a fleet, without a cloud. */
public final class Staging {

  private Staging() {}

  /**
   * Stages.
   *
   * @param outputDirectory below which the files go to {@code content}
   */
  public static void stage(DesiredFleet fleet, Path outputDirectory, Console console) {
    Diagnostics diagnostics = new Diagnostics();
    Path folder = outputDirectory.resolve("content");
    PackagedFleet packaged = new Packager(folder).stage(fleet, diagnostics);
    diagnostics.all().forEach(d -> console.warn(d.text()));
    packaged
        .content()
        .forEach(
            (key, digest) -> {
              for (ContentDigest.Part part : digest.parts()) {
                console.info(
                    key.target()
                        + "/"
                        + key.extension()
                        + ": "
                        + part.name()
                        + ", "
                        + part.size()
                        + " bytes, sha256 "
                        + part.sha256());
              }
            });
    console.info("staged in " + folder);
  }
}
