package io.github.fleetmaven.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * That the judge is right: the service itself, as it was recorded, keeps to the description and to
 * what newer versions add.
 */
class RecordedAnswersTest {

  private static final Path RECORDINGS = Path.of("../shared/real-traffic");

  /** What the recorders, and nobody else, put into answers. */
  private static final String RECORDERS = "__truncatedListLength";

  @Test
  void keepToTheContract() throws IOException {
    Description.assumeThere();
    Contract contract = Contract.read(Newer.list());
    List<Exchange> described =
        exchanges().stream().filter(e -> contract.template(e).isPresent()).toList();
    Set<String> breaches = new TreeSet<>();
    for (Exchange exchange : described) {
      contract.breaches(exchange).stream()
          .filter(text -> !text.contains(RECORDERS))
          .map(text -> text.replaceAll("/[0-9]+(?=[/'])", "/#"))
          .forEach(text -> breaches.add(exchange.method() + " " + exchange.status() + " " + text));
    }
    assertThat(described).hasSizeGreaterThan(350);
    assertThat(breaches).isEmpty();
  }

  private static List<Exchange> exchanges() throws IOException {
    List<Exchange> result = new ArrayList<>();
    try (Stream<Path> files = Files.list(RECORDINGS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        Files.readAllLines(file).forEach(line -> result.add(exchange(Exchange.json(line))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return result;
  }

  private static Exchange exchange(JsonNode call) {
    return new Exchange(
        call.path("method").asText(),
        call.path("path").asText(),
        Map.of(),
        false,
        "",
        call.path("status").asInt(),
        text(call.path("responseBody")));
  }

  private static String text(JsonNode body) {
    return body.isNull() ? "" : body.isTextual() ? body.textValue() : body.toString();
  }
}
