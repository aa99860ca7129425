package io.github.fleetmaven.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells of secrets that stand in the clear, and never what they are. */
final class PlainSecretRules {

  /** Where what stands in the clear is told of in other words. */
  private static final Set<String> TOLD_OTHERWISE =
      Set.of(
          "protectedSettings",
          "protectedConfigurationArguments",
          "configurationUrlSasToken",
          "configurationDataUrlSasToken",
          "credentials",
          "content");

  private static final String FILE = "settingsFile";

  private final Problems problems;
  private final boolean strict;

  /**
   * @param strict whether they are errors
   */
  PlainSecretRules(Problems problems, boolean strict) {
    this.problems = problems;
    this.strict = strict;
  }

  /** Reports a text that looks like a secret, or holds what does. */
  void check(String text, Place place) {
    List<String> path = List.of(place.path().split("/", -1));
    if (path.stream().noneMatch(TOLD_OTHERWISE::contains)) {
      List<SecretLook> looks = SecretLook.at(path.get(path.size() - 1), text);
      if (!looks.isEmpty()) {
        tell(place, summary(looks, path.contains(FILE)), remedy(looks.get(0)));
      }
    }
  }

  /** Reports secrets in the clear: as an error when the user wants it so. */
  void tell(Place place, String summary, String remedy) {
    if (strict) {
      problems.error(place, summary, remedy);
    } else {
      problems.warning(place, summary, remedy);
    }
  }

  private static String summary(List<SecretLook> looks, boolean inFile) {
    String what = looks.stream().map(SecretLook::what).collect(Collectors.joining(", "));
    String verb = looks.get(0).whole() ? "this looks like " : "this looks as if it held ";
    return verb
        + what
        + (inFile
            ? ", in the clear in a file of the project"
            : ", which `mvn -X` prints, also when it came by ${env.NAME} or -D");
  }

  private static String remedy(SecretLook look) {
    return look.whole()
        ? "name it: secret://env/" + look.variable() + ", secret://server/ID or secret://file/PATH"
        : "in its place write {{secret://env/"
            + look.variable()
            + "}}, {{secret://server/ID}} or {{secret://file/PATH}}";
  }
}
