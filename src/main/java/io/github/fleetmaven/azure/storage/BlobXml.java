package io.github.fleetmaven.azure.storage;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the flat parts of the service's XML. Follows no entity. Pure. */
final class BlobXml {

  private BlobXml() {}

  /** Returns the text of the first element of a name; empty when there is none, or no XML. */
  static Optional<String> text(byte[] xml, String element) {
    try {
      XMLStreamReader reader = reader(xml);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals(element)) {
          return Optional.of(reader.getElementText()).filter(text -> !text.isBlank());
        }
      }
      return Optional.empty();
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns what elements of a name hold: the texts of all that lies below each, by name.
   *
   * @throws XMLStreamException when it is no XML
   */
  static List<Map<String, String>> items(byte[] xml, String element) throws XMLStreamException {
    List<Map<String, String>> items = new ArrayList<>();
    XMLStreamReader reader = reader(xml);
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT
          && reader.getLocalName().equals(element)) {
        items.add(item(reader, element));
      }
    }
    return items;
  }

  private static Map<String, String> item(XMLStreamReader reader, String element)
      throws XMLStreamException {
    Map<String, String> texts = new HashMap<>();
    StringBuilder text = new StringBuilder();
    int event = reader.next();
    while (event != XMLStreamConstants.END_ELEMENT || !reader.getLocalName().equals(element)) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        text.setLength(0);
      } else if (event == XMLStreamConstants.CHARACTERS) {
        text.append(reader.getText());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        texts.putIfAbsent(reader.getLocalName(), text.toString());
      }
      event = reader.next();
    }
    return texts;
  }

  private static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(new ByteArrayInputStream(xml));
  }
}
