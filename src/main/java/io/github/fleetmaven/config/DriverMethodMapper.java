package io.github.fleetmaven.config;

import io.github.fleetmaven.config.VirtioDriverConfig.MethodWord;
import io.github.fleetmaven.model.ecs.VirtioDriver.Method;
import io.github.fleetmaven.model.ecs.command.CommandSize;
import io.github.fleetmaven.model.ecs.command.DriverUpdate;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Maps how a virtio driver is updated. Not for several threads. */
final class DriverMethodMapper {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

  /** OSS answers there from within the vendor's own network alone. */
  private static final String INTERNAL = "-internal.aliyuncs.com";

  /** Which method each element is for. */
  private static final Map<String, MethodWord> FOR =
      Map.of(
          "scriptFile", MethodWord.SCRIPT,
          "packageUri", MethodWord.PACKAGE,
          "packageSha256", MethodWord.PACKAGE);

  private final Problems problems;
  private final ProjectFiles files;

  DriverMethodMapper(Problems problems, ProjectFiles files) {
    this.problems = problems;
    this.files = files;
  }

  Method map(VirtioDriverConfig driver) {
    MethodWord method = driver.method().orElse(MethodWord.COMMON_COMMAND);
    if (driver.method().isPresent() || !driver.place().has("method")) {
      checkFit(driver.place(), method);
    }
    return switch (method) {
      case COMMON_COMMAND -> new Method.CommonCommand();
      case PLUGIN -> new Method.Plugin();
      case SCRIPT -> script(driver);
      case PACKAGE -> install(driver);
    };
  }

  private void checkFit(Place place, MethodWord method) {
    FOR.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(element -> place.has(element.getKey()) && element.getValue() != method)
        .forEach(
            element ->
                problems.error(
                    place.child(element.getKey()),
                    "it is for the method `"
                        + element.getValue().pomName()
                        + "`, and the method is `"
                        + method.pomName()
                        + "`",
                    "leave it out, or write <method>"
                        + element.getValue().pomName()
                        + "</method>"));
  }

  private Method script(VirtioDriverConfig driver) {
    Place place = driver.place();
    needs(place, "scriptFile", "script", "name a file of the project, as InstallVirtIo.ps1");
    String file = driver.scriptFile().orElse("");
    Optional<String> text =
        driver.scriptFile().flatMap(f -> files.read(f, place.child("scriptFile")));
    text.ifPresent(t -> checkText(t, file, place.child("scriptFile")));
    return new Method.Script(text.orElse(""), file);
  }

  private void checkText(String text, String file, Place place) {
    if (text.isBlank()) {
      problems.error(place, file + " is empty", "put the script into it");
    }
    String sent = DriverUpdate.wrapped(text);
    int over = CommandSize.of(sent) - CommandSize.MOST;
    if (over > 0) {
      problems.error(
          place,
          file
              + " is too long by "
              + over
              + " bytes: Cloud Assistant takes "
              + CommandSize.MOST
              + " in a command, this plugin's own "
              + (CommandSize.of(sent) - CommandSize.of(text))
              + " included",
          "shorten it, or let it download what is long");
    }
  }

  private Method install(VirtioDriverConfig driver) {
    Place place = driver.place();
    needs(place, "packageUri", "package", "say where the instances download the package");
    driver.packageUri().ifPresent(uri -> checkUri(uri, driver));
    driver
        .packageSha256()
        .filter(hash -> !SHA_256.matcher(hash).matches())
        .ifPresent(
            hash ->
                problems.error(
                    place.child("packageSha256"),
                    "`" + hash + "` is no SHA-256",
                    "write its 64 hex digits; `certutil -hashfile FILE SHA256` prints them"));
    return new Method.InstallPackage(
        driver.packageUri().orElse(""),
        driver.packageSha256().map(hash -> hash.toLowerCase(Locale.ROOT)));
  }

  private void needs(Place place, String element, String method, String remedy) {
    if (!place.has(element)) {
      problems.error(place.child("method"), "`" + method + "` needs a <" + element + ">", remedy);
    }
  }

  /** What is downloaded becomes part of the kernel: it must be what was meant. */
  private void checkUri(String text, VirtioDriverConfig driver) {
    Place place = driver.place().child("packageUri");
    WebAddress.check(text, place, problems);
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return; // reported as no address
    }
    if (uri.getRawQuery() != null) {
      problems.warning(
          place,
          "what stands behind the `?` is sent to the instances as it is: whoever may read commands"
              + " in Cloud Assistant can read it",
          "where it is a signature, have it end soon, or let the instances in without one, as by a"
              + " bucket policy for their VPC");
    }
    if (uri.getHost() == null || !"http".equalsIgnoreCase(uri.getScheme())) {
      return;
    }
    if (!uri.getHost().toLowerCase(Locale.ROOT).endsWith(INTERNAL)) {
      problems.error(
          place,
          "plain http is for OSS's internal addresses only, not for " + uri.getHost(),
          "use https, or an address as http://bucket.oss-cn-hangzhou" + INTERNAL + "/…");
    } else if (!driver.place().has("packageSha256")) {
      problems.error(
          place,
          "by plain http nobody can tell whether the package is the one that was meant",
          "name its <packageSha256>, or use https");
    }
  }
}
