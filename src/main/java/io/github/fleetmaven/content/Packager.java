package io.github.fleetmaven.content;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ExtensionKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies the files that a fleet needs into a staging folder and computes their digests, in bounded
 * memory and by several threads. Run again with the same files it changes nothing there. Not for
 * several threads.
 */
public final class Packager {

  private final ContentLayout layout;
  private final BuildAccess build;
  private final StagingFolder folder;

  /**
   * Makes a packager.
   *
   * @param directory the staging folder, as {@code target/fleet/content}
   * @param build what content takes from the build
   */
  public Packager(Path directory, BuildAccess build) {
    this.layout = new ContentLayout(directory);
    this.build = build;
    this.folder = new StagingFolder(layout);
  }

  /**
   * Stages the files of a fleet and removes what an earlier run staged and this one doesn't need.
   * The digests don't depend on the order in which the files are declared, on their times and
   * modes, or on where the project lies.
   *
   * @param diagnostics told of warnings; errors are thrown
   * @return the fleet with the digests of the staged bytes
   * @throws FleetException when files are missing, of the same name, unreadable, or more than can
   *     travel; what can be told without reading them is told at once, and nothing is staged
   */
  public PackagedFleet stage(DesiredFleet fleet, Diagnostics diagnostics) {
    List<Job> jobs = jobs(fleet);
    Map<ExtensionKey, List<SelectedFile>> selection = select(fleet, jobs, diagnostics);
    try {
      folder.removeAllBut(selection);
      return stage(fleet, jobs, selection, diagnostics);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static List<Job> jobs(DesiredFleet fleet) {
    List<Job> jobs = new ArrayList<>();
    for (DesiredTarget target : fleet.targets()) {
      for (DesiredExtension extension : target.extensions()) {
        extension
            .payload()
            .filter(payload -> !extension.absent() && hasFiles(payload))
            .map(
                payload ->
                    new Job(
                        new ExtensionKey(target.name(), extension.name()),
                        extension.declaredAt(),
                        payload))
            .ifPresent(jobs::add);
      }
    }
    return jobs;
  }

  private static boolean hasFiles(DesiredExtension.Payload payload) {
    return !(payload instanceof DesiredExtension.Script script && script.files().isEmpty());
  }

  private Map<ExtensionKey, List<SelectedFile>> select(
      DesiredFleet fleet, List<Job> jobs, Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    FolderScan scan = new FolderScan(layout.directory());
    Map<ExtensionKey, List<SelectedFile>> selection = new LinkedHashMap<>();
    for (Job job : jobs) {
      List<SelectedFile> files = select(job, found, scan);
      selection.put(job.key(), files);
      job.inline(fleet).flatMap(script -> Inline.tooMuch(job.where(), files)).ifPresent(found::add);
    }
    report(found, diagnostics);
    return selection;
  }

  private List<SelectedFile> select(Job job, Diagnostics found, FolderScan scan) {
    if (job.payload() instanceof DesiredExtension.DscConfiguration dsc) {
      forgetModules(job.key());
      return new DscSelection(job.name(), found, layout.modules(job.key())).of(dsc);
    }
    return new FileSelection(job.name(), found, build.artifacts(), scan)
        .of((DesiredExtension.Script) job.payload());
  }

  private void forgetModules(ExtensionKey key) {
    try {
      folder.forgetModules(key);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private FleetException unwritable(IOException e) {
    return new FleetException(
        "The files of the fleet can't be staged:",
        List.of(
            Diagnostic.error(
                layout.directory().toString(),
                e.toString(),
                "make the folder writable, or run mvn clean")));
  }

  private PackagedFleet stage(
      DesiredFleet fleet,
      List<Job> jobs,
      Map<ExtensionKey, List<SelectedFile>> selection,
      Diagnostics diagnostics)
      throws IOException {
    Diagnostics found = new Diagnostics();
    Map<ExtensionKey, List<StagedFile>> staged =
        new ParallelStaging(layout, new FileStager(build.texts())).stage(selection, found);
    Map<ExtensionKey, ContentDigest> digests = new LinkedHashMap<>();
    for (Job job : jobs) {
      List<StagedFile> files = staged.getOrDefault(job.key(), List.of());
      ContentDigest digest = Digests.of(files);
      digests.put(job.key(), digest);
      folder.describe(job.key(), digest);
      LineEndWarnings.add(files, found);
      Optional<DesiredExtension.Script> inline = job.inline(fleet);
      if (inline.isPresent()) {
        Inline.problem(job.where(), inline.get(), digest, p -> layout.file(job.key(), p.name()))
            .ifPresent(found::add);
      }
    }
    report(found, diagnostics);
    return new PackagedFleet(fleet, digests);
  }

  private static void report(Diagnostics found, Diagnostics warnings) {
    if (found.hasErrors()) {
      List<Diagnostic> errors =
          found.all().stream().filter(d -> d.severity() == Diagnostic.Severity.ERROR).toList();
      throw new FleetException("The files of the fleet can't be packaged:", errors);
    }
    found.all().forEach(warnings::add);
  }

  /**
   * An extension whose files are staged.
   *
   * @param declaredAt where it was declared, as {@code pom.xml:41}
   */
  private record Job(ExtensionKey key, String declaredAt, DesiredExtension.Payload payload) {

    /** Returns the script, when its files travel inside the extension. */
    Optional<DesiredExtension.Script> inline(DesiredFleet fleet) {
      return payload instanceof DesiredExtension.Script script && Inline.is(fleet, script)
          ? Optional.of(script)
          : Optional.empty();
    }

    /** Returns target and extension, for the user. */
    String name() {
      return key.target() + "/" + key.extension();
    }

    String where() {
      return declaredAt + ": " + name();
    }
  }
}
