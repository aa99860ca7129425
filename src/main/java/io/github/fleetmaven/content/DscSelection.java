package io.github.fleetmaven.content;

import io.github.fleetmaven.content.dsc.DscModule;
import io.github.fleetmaven.content.dsc.ImportedModule;
import io.github.fleetmaven.content.dsc.ModuleZip;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.ContentSource;
import io.github.fleetmaven.model.DesiredExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the files of a DSC configuration: the script at the root of the zip and module folders
 * beside it, as its handler expects them, and the configuration data beside the zip. Tells which
 * modules are imported and nowhere. Not for several threads.
 *
 * <p>Source: reference/azure.md 2.3.
 */
final class DscSelection {

  private final String extension;
  private final Diagnostics problems;
  private final Path unpacked;
  private final TakenNames names;

  /**
   * Makes a selection.
   *
   * @param extension target and extension, for the user
   * @param problems told of all that is wrong
   * @param unpacked a folder into which zips of modules are unpacked
   */
  DscSelection(String extension, Diagnostics problems, Path unpacked) {
    this.extension = extension;
    this.problems = problems;
    this.unpacked = unpacked;
    this.names = new TakenNames(problems);
  }

  /** Returns the files that can travel; those of the zip as one bundle. */
  List<SelectedFile> of(DesiredExtension.DscConfiguration dsc) {
    String where = dsc.script().declaredAt() + ": " + extension;
    try {
      List<DscModule> modules = modules(dsc, where);
      checkImports(dsc, modules, where);
      return files(dsc, modules, where).stream().filter(names::take).toList();
    } catch (IOException e) {
      problems.error(where, "its files can't be read: " + e, "make them readable for this build");
      return List.of();
    }
  }

  private List<DscModule> modules(DesiredExtension.DscConfiguration dsc, String where)
      throws IOException {
    List<DscModule> modules = new ArrayList<>();
    int number = 0;
    for (Path source : dsc.modules()) {
      Path folder = source;
      if (!Files.isDirectory(source)) {
        folder = unpacked.resolve(Integer.toString(number++));
        Optional<String> problem = ModuleZip.unpack(source, folder);
        if (problem.isPresent()) {
          problems.error(where, problem.get(), "name a folder or a zip with PowerShell modules");
          continue;
        }
      }
      List<DscModule> found = DscModule.in(folder);
      if (found.isEmpty()) {
        problems.error(
            where,
            source + " holds no PowerShell module",
            "a module is a folder NAME with a NAME.psd1 or NAME.psm1 in it; name it, or a folder or"
                + " zip of such");
      }
      modules.addAll(found);
    }
    return modules;
  }

  private void checkImports(
      DesiredExtension.DscConfiguration dsc, List<DscModule> modules, String where)
      throws IOException {
    // Names of modules are plain ASCII in every encoding that PowerShell writes.
    String script =
        Files.readString(dsc.script().path(), StandardCharsets.ISO_8859_1).replace("\0", "");
    Path file = dsc.script().path().getFileName();
    for (ImportedModule imported : ImportedModule.in(script)) {
      Optional<DscModule> module =
          modules.stream().filter(m -> m.name().equalsIgnoreCase(imported.name())).findFirst();
      if (module.isPresent()) {
        checkVersion(imported, module.get(), file + " imports ", where);
      } else if (dsc.installedModules().stream().noneMatch(imported.name()::equalsIgnoreCase)) {
        problems.error(
            where,
            file
                + " imports the module "
                + imported.name()
                + ", which is neither in <modules> nor built into Windows",
            "add its folder or zip to <modules>, or name it in <installedModules> when the machines"
                + " have it already");
      }
    }
  }

  private void checkVersion(
      ImportedModule imported, DscModule module, String imports, String where) {
    boolean differs =
        imported.version().isPresent()
            && module.version().isPresent()
            && !imported.version().equals(module.version());
    if (differs) {
      problems.warning(
          where,
          imports
              + imported.name()
              + " "
              + imported.version().orElse("")
              + ", and <modules> has "
              + module.version().orElse(""),
          "name the same version in both");
    }
  }

  private List<SelectedFile> files(
      DesiredExtension.DscConfiguration dsc, List<DscModule> modules, String where) {
    ContentSource.File script = dsc.script();
    String name = String.valueOf(script.path().getFileName());
    String bundle = name.replaceFirst("\\.[^.]*$", "");
    List<SelectedFile> files = new ArrayList<>();
    files.add(new SelectedFile(where, name, script.path(), false, Optional.of(bundle)));
    for (DscModule module : modules) {
      for (String file : FolderScan.all(module.folder())) {
        Path path = module.folder().resolve(file);
        String inZip = module.name() + "/" + file;
        files.add(new SelectedFile(where, inZip, path, false, Optional.of(bundle)));
      }
    }
    dsc.data()
        .map(
            data -> {
              String file = String.valueOf(data.path().getFileName());
              String at = data.declaredAt() + ": " + extension;
              return new SelectedFile(at, file, data.path(), false, Optional.empty());
            })
        .ifPresent(files::add);
    return files;
  }
}
