package io.github.fleetmaven.mojo;

import io.github.fleetmaven.content.TextFilter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.shared.filtering.DefaultMavenReaderFilter;
import org.apache.maven.shared.filtering.MavenFilteringException;
import org.apache.maven.shared.filtering.MavenReaderFilterRequest;

/**
 * Replaces properties in texts as the resources plugin does: <code>${name}</code> and
 * {@code @name@}.
 */
final class BuildTexts implements TextFilter {

  private final MavenProject project;
  private final MavenSession session;

  BuildTexts(MavenProject project, MavenSession session) {
    this.project = project;
    this.session = session;
  }

  /** One after the other, since a project isn't made for several threads. */
  @Override
  public synchronized String filter(String text) {
    MavenReaderFilterRequest request = new MavenReaderFilterRequest();
    request.setMavenProject(project);
    request.setMavenSession(session);
    request.setFiltering(true);
    request.setFrom(new StringReader(text));
    StringWriter filtered = new StringWriter();
    try (Reader reader = new DefaultMavenReaderFilter().filter(request)) {
      reader.transferTo(filtered);
    } catch (MavenFilteringException e) {
      throw new IllegalStateException("properties can't be replaced", e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
    return filtered.toString();
  }
}
