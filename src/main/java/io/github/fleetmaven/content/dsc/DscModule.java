package io.github.fleetmaven.content.dsc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A PowerShell module that the project has.
 *
 * @param name the module's name, under which its folder lies beside the script
 * @param version of its manifest; empty when it says none
 * @param folder where its files are
 */
public record DscModule(String name, Optional<String> version, Path folder) {

  private static final Pattern VERSION =
      Pattern.compile("(?im)^\\s*ModuleVersion\\s*=\\s*['\"]([\\d.]+)['\"]");
  private static final Pattern VERSION_FOLDER = Pattern.compile("\\d+(\\.\\d+)+");
  private static final List<String> ENDINGS = List.of(".psd1", ".psm1");

  /**
   * Finds the modules in a folder: the folder itself, when it is one, or else those of its own
   * folders that are.
   *
   * @return none when there is no module
   */
  public static List<DscModule> in(Path folder) throws IOException {
    Optional<DscModule> itself = of(folder);
    if (itself.isPresent()) {
      return List.of(itself.get());
    }
    List<Path> children;
    try (Stream<Path> found = Files.list(folder)) {
      children = found.filter(Files::isDirectory).sorted().toList();
    }
    List<DscModule> modules = new java.util.ArrayList<>();
    for (Path child : children) {
      of(child).ifPresent(modules::add);
    }
    return modules;
  }

  private static Optional<DscModule> of(Path folder) throws IOException {
    String name = String.valueOf(folder.getFileName());
    Optional<Path> manifest = manifest(folder, name).or(() -> anyManifest(folder));
    if (manifest.isEmpty()) {
      return inVersionFolder(folder, name);
    }
    String file = String.valueOf(manifest.get().getFileName());
    return Optional.of(
        new DscModule(file.substring(0, file.length() - 5), version(manifest.get()), folder));
  }

  /** As {@code Save-Module} writes it: a folder for each version below the module's own. */
  private static Optional<DscModule> inVersionFolder(Path folder, String name) throws IOException {
    List<Path> versions;
    try (Stream<Path> found = Files.list(folder)) {
      versions =
          found
              .filter(Files::isDirectory)
              .filter(f -> VERSION_FOLDER.matcher(String.valueOf(f.getFileName())).matches())
              .sorted()
              .toList();
    }
    for (Path version : versions) {
      Optional<Path> manifest = manifest(version, name);
      if (manifest.isPresent()) {
        Optional<String> said = versions.size() == 1 ? version(manifest.get()) : Optional.empty();
        return Optional.of(new DscModule(name, said, folder));
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> manifest(Path folder, String name) {
    return ENDINGS.stream()
        .flatMap(ending -> ignoringCase(folder, name + ending).stream())
        .findFirst();
  }

  private static Optional<Path> ignoringCase(Path folder, String file) {
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(Files::isRegularFile)
          .filter(f -> String.valueOf(f.getFileName()).equalsIgnoreCase(file))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * A package of the PowerShell Gallery, once unpacked, has any name, and a manifest of its own.
   */
  private static Optional<Path> anyManifest(Path folder) {
    try (Stream<Path> found = Files.list(folder)) {
      List<Path> manifests =
          found
              .filter(
                  f -> String.valueOf(f.getFileName()).toLowerCase(Locale.ROOT).endsWith(".psd1"))
              .toList();
      return manifests.size() == 1 ? Optional.of(manifests.get(0)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> version(Path manifest) throws IOException {
    // Manifests come in UTF-8 and UTF-16; what is looked for is plain ASCII in both.
    String text =
        new String(Files.readAllBytes(manifest), StandardCharsets.ISO_8859_1).replace("\0", "");
    Matcher version = VERSION.matcher(text);
    return version.find() ? Optional.of(version.group(1)) : Optional.empty();
  }
}
