package io.github.fleetmaven.report.junit;

import io.github.fleetmaven.report.junit.Suite.Case;
import io.github.fleetmaven.report.junit.Suite.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a suite in the format that Ant's JUnit task began and that build services read. For one
 * suite.
 */
final class SuiteXml {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final XMLStreamWriter xml;

  private SuiteXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** Returns the whole file. */
  static byte[] of(Suite suite) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      new SuiteXml(xml).write(suite);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML can't be written to memory", e);
    }
    return bytes.toByteArray();
  }

  private void write(Suite suite) throws XMLStreamException {
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    newLine("");
    xml.writeStartElement("testsuite");
    attribute("name", suite.name());
    attribute("tests", String.valueOf(suite.cases().size()));
    attribute("failures", String.valueOf(suite.count(Verdict.Failed.class)));
    attribute("errors", String.valueOf(suite.count(Verdict.Broken.class)));
    attribute("skipped", String.valueOf(suite.count(Verdict.Skipped.class)));
    attribute("time", seconds(suite.took()));
    attribute("timestamp", TIMESTAMP.format(suite.started()));
    for (Case one : suite.cases()) {
      write(suite.name(), one);
    }
    output(suite.output(), "  ");
    newLine("");
    xml.writeEndElement();
    newLine("");
    xml.writeEndDocument();
  }

  private void write(String suite, Case one) throws XMLStreamException {
    newLine("  ");
    xml.writeStartElement("testcase");
    attribute("classname", suite);
    attribute("name", one.name());
    attribute("time", seconds(one.took()));
    write(one.verdict());
    output(one.output(), "    ");
    newLine("  ");
    xml.writeEndElement();
  }

  private void write(Verdict verdict) throws XMLStreamException {
    if (verdict instanceof Verdict.Failed failed) {
      problem("failure", failed.message(), failed.detail());
    } else if (verdict instanceof Verdict.Broken broken) {
      problem("error", broken.message(), broken.detail());
    } else if (verdict instanceof Verdict.Skipped skipped) {
      newLine("    ");
      xml.writeEmptyElement("skipped");
      attribute("message", skipped.message());
    }
  }

  private void problem(String element, String message, String detail) throws XMLStreamException {
    newLine("    ");
    xml.writeStartElement(element);
    attribute("message", message);
    attribute("type", element.equals("failure") ? "instance" : "target");
    text(detail);
    xml.writeEndElement();
  }

  private void output(String text, String indent) throws XMLStreamException {
    if (!text.isEmpty()) {
      newLine(indent);
      xml.writeStartElement("system-out");
      text(text);
      xml.writeEndElement();
    }
  }

  /**
   * As CDATA, which some readers need to keep every space of a text. The end of a CDATA section
   * inside the text is cut in two.
   */
  private void text(String text) throws XMLStreamException {
    String[] parts = XmlText.clean(text).split("(?<=]])(?=>)", -1);
    for (String part : parts) {
      if (!part.isEmpty()) {
        xml.writeCData(part);
      }
    }
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, XmlText.clean(value));
  }

  private void newLine(String indent) throws XMLStreamException {
    xml.writeCharacters("\n" + indent);
  }

  /** Without marks between thousands, which some readers take for a decimal mark. */
  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
  }
}
