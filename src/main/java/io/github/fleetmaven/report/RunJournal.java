package io.github.fleetmaven.report;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.RunListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Appends the events of a run to {@code journal.jsonl}, one JSON object a line (docs/journal.md).
 * Safe for use by several threads.
 */
public final class RunJournal implements RunListener {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .visibility(
              com.fasterxml.jackson.annotation.PropertyAccessor.IS_GETTER,
              JsonAutoDetect.Visibility.NONE)
          .build();

  private final Path file;
  private final Supplier<Instant> clock;
  private final UnaryOperator<String> mask;

  /**
   * Makes a journal.
   *
   * @param clock tells when an event happened
   * @param mask clears a text of secrets
   */
  public RunJournal(Path file, Supplier<Instant> clock, UnaryOperator<String> mask) {
    this.file = file;
    this.clock = clock;
    this.mask = mask;
  }

  @Override
  public synchronized void on(RunEvent event) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file, line(event) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the journal " + file + " can't be written", e);
    }
  }

  private String line(RunEvent event) throws JsonProcessingException {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("time", clock.get().toString());
    line.put("event", name(event));
    line.setAll((ObjectNode) masked(MAPPER.valueToTree(event)));
    return MAPPER.writeValueAsString(line);
  }

  /** Each text by itself, so that a line stays JSON whatever a secret looks like. */
  private JsonNode masked(JsonNode node) {
    if (node.isTextual()) {
      return MAPPER.getNodeFactory().textNode(mask.apply(node.textValue()));
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(member -> member.setValue(masked(member.getValue())));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, masked(array.get(i)));
      }
    }
    return node;
  }

  private static String name(RunEvent event) {
    String simple = event.getClass().getSimpleName();
    return Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
  }
}
