package io.github.fleetmaven.report.junit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.xml.sax.SAXException;

/** Reads results as others do: by a schema, and by the reader of Maven's own reports. */
public final class ResultReader {

  private final Path folder;

  public ResultReader(Path folder) {
    this.folder = folder;
  }

  /** Validates all files. */
  public ResultReader valid() {
    files().forEach(this::validate);
    return this;
  }

  public List<String> names() {
    return files().stream().map(f -> f.getFileName().toString()).sorted().toList();
  }

  public ReportTestSuite suite(String name) {
    return new SurefireReportParser(List.of(new File(folder.toString())), new NullConsoleLogger())
        .parseXMLReportFiles().stream()
            .filter(s -> s.getName().equals(name))
            .findFirst()
            .orElseThrow();
  }

  public ReportTestCase read(String suite, String name) {
    return suite(suite).getTestCases().stream()
        .filter(c -> c.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void validate(Path file) {
    try {
      SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(ResultReader.class.getResource("/junit/results.xsd"))
          .newValidator()
          .validate(new StreamSource(file.toFile()));
    } catch (SAXException e) {
      throw new AssertionError(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
