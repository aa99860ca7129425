package io.github.fleetmaven.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class InlineScriptPropertiesTest {

  /** Each try starts some processes, so there are few. */
  @Property(tries = 25)
  void everyTextReachesTheCommandAndEveryByteTheFile(
      @ForAll("texts") String argument, @ForAll byte[] bytes) throws Exception {
    Assume.that(Files.isExecutable(Path.of("/bin/sh")));
    Path folder = Files.createTempDirectory("fleet-inline");
    try {
      // The text once as it is, in a quoted here-document, and once as a word.
      String command =
          "cat <<'TEXT'\n" + argument + "\nTEXT\nprintf %s '" + argument.replace("'", "") + "'";
      String encoded =
          InlineScript.render("", Optional.of(command), List.of(new ContentFile("data", bytes)));

      AzureShell.Result result = new AzureShell(folder).run(encoded);

      assertThat(result.stdout()).isEqualTo(argument + "\n" + argument.replace("'", ""));
      assertThat(Files.readAllBytes(folder.resolve("data"))).isEqualTo(bytes);
    } finally {
      delete(folder);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> wild =
        Arbitraries.strings().withChars("'\"\\$`!#&|;<>(){}[]*?~%^=+-_ \t\nabc€").ofMaxLength(60);
    Arbitrary<String> delimiters = Arbitraries.of("END_OF_FILES", "EOF", "'\n}\n{");
    return Arbitraries.oneOf(wild, delimiters);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
