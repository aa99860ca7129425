package io.github.fleetmaven.mojo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Text that stands between elements. Maven drops the text of an element with children when it reads
 * a pom, so that only the file itself still has it. Not for several threads.
 */
final class StrayTexts {

  private final Locations locations;
  private final Map<Path, Map<Start, String>> byPom = new HashMap<>();

  StrayTexts(Locations locations) {
    this.locations = locations;
  }

  /** Returns the text between the children of an element, without space around it. */
  String in(Xpp3Dom dom) {
    return SourceLocation.of(dom.getInputLocation())
        .flatMap(
            at ->
                locations
                    .file(at)
                    .map(pom -> byPom.computeIfAbsent(pom, StrayTexts::read))
                    .map(texts -> texts.get(new Start(at.line(), dom.getName()))))
        .orElse("");
  }

  private static Map<Start, String> read(Path pom) {
    Map<Start, String> found = new HashMap<>();
    try (InputStream in = Files.newInputStream(pom)) {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      collect(factory.createXMLStreamReader(in), found);
    } catch (IOException | XMLStreamException e) {
      // Maven has read this pom and takes more than XML allows; what was found so far still holds.
      return found;
    }
    return found;
  }

  private static void collect(XMLStreamReader reader, Map<Start, String> found)
      throws XMLStreamException {
    Deque<Open> open = new ArrayDeque<>();
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (!open.isEmpty()) {
          open.peek().hasChildren = true;
        }
        open.push(new Open(new Start(reader.getLocation().getLineNumber(), reader.getLocalName())));
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        open.peek().text.append(reader.getText());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open.pop().addTo(found);
      }
    }
  }

  /** By line and name: about columns, one Maven and another differ. */
  private record Start(int line, String name) {}

  /** An element whose end is still to come. */
  private static final class Open {

    private final Start start;
    private final StringBuilder text = new StringBuilder();
    private boolean hasChildren;

    Open(Start start) {
      this.start = start;
    }

    void addTo(Map<Start, String> found) {
      if (hasChildren && !text.toString().isBlank()) {
        found.put(start, text.toString().strip());
      }
    }
  }
}
