package io.github.fleetmaven.content;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ExtensionKey;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies the files that a fleet needs into a staging folder and computes their digests. Run again
 * with the same files it changes nothing there. Not for several threads.
 */
public final class Packager {

  private final StagingFolder staging;

  /**
   * Makes a packager.
   *
   * @param directory the staging folder, as {@code target/fleet/content}
   */
  public Packager(Path directory) {
    this.staging = new StagingFolder(new ContentLayout(directory));
  }

  /**
   * Stages the files of a fleet and removes what an earlier run staged and this one doesn't need.
   *
   * @param diagnostics told of warnings; errors are thrown
   * @return the fleet with the digests of the staged bytes
   * @throws FleetException when files are missing, unreadable, of the same name, or more than can
   *     travel; it tells all of them, and nothing is staged
   */
  public PackagedFleet stage(DesiredFleet fleet, Diagnostics diagnostics) {
    Map<ExtensionKey, List<ContentFile>> files = read(fleet, diagnostics);
    staging.replaceAll(files);
    return packaged(fleet, files);
  }

  /**
   * Does as {@link #stage} does, and leaves the staging folder as it is.
   *
   * @param diagnostics told of warnings; errors are thrown
   * @return the fleet with the digests of its files
   * @throws FleetException as {@link #stage} does
   */
  public PackagedFleet check(DesiredFleet fleet, Diagnostics diagnostics) {
    return packaged(fleet, read(fleet, diagnostics));
  }

  private static PackagedFleet packaged(
      DesiredFleet fleet, Map<ExtensionKey, List<ContentFile>> files) {
    Map<ExtensionKey, ContentDigest> digests = new LinkedHashMap<>();
    files.forEach(
        (key, content) ->
            digests.put(key, new ContentDigest(content.stream().map(ContentFile::part).toList())));
    return new PackagedFleet(fleet, digests);
  }

  private static Map<ExtensionKey, List<ContentFile>> read(
      DesiredFleet fleet, Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    Map<ExtensionKey, List<ContentFile>> files = new LinkedHashMap<>();
    for (DesiredTarget target : fleet.targets()) {
      target.extensions().stream()
          .filter(e -> !e.absent())
          .forEach(e -> read(target, e, found).ifPresent(f -> files.put(key(target, e), f)));
    }
    report(found, diagnostics);
    return files;
  }

  private static Optional<List<ContentFile>> read(
      DesiredTarget target, DesiredExtension extension, Diagnostics found) {
    Optional<DesiredExtension.Script> script = extension.script().filter(s -> !s.files().isEmpty());
    String where = extension.declaredAt() + ": " + target.name() + "/" + extension.name();
    Optional<List<ContentFile>> files = script.map(s -> new SourceFiles(where, found).read(s));
    files
        .flatMap(f -> InlineScript.problem(where, script.flatMap(s -> s.command()), f))
        .ifPresent(found::add);
    return files;
  }

  private static void report(Diagnostics found, Diagnostics warnings) {
    if (found.hasErrors()) {
      List<Diagnostic> errors =
          found.all().stream().filter(d -> d.severity() == Diagnostic.Severity.ERROR).toList();
      throw new FleetException("The files of the fleet can't be packaged:", errors);
    }
    found.all().forEach(warnings::add);
  }

  private static ExtensionKey key(DesiredTarget target, DesiredExtension extension) {
    return new ExtensionKey(target.name(), extension.name());
  }
}
