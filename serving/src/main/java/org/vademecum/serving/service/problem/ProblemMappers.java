package org.vademecum.serving.service.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.vademecum.cli.ExitCode;
import org.vademecum.cli.Fault;

/** Turns whatever a resource throws into a problem document. */
public class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response of(Fault fault, UriInfo uri) {
    if (fault.exitCode() != ExitCode.FAULTY_INPUT) {
      LOG.errorf("answered with a problem: %s", fault.type());
    }
    return Problem.of(fault).response(uri.getPath());
  }

  @ServerExceptionMapper
  Response of(WebApplicationException refused, UriInfo uri) {
    return http(refused.getResponse().getStatus()).response(uri.getPath());
  }

  @ServerExceptionMapper
  Response of(Throwable unforeseen, UriInfo uri) {
    LOG.errorf("a bug: %s at %s", unforeseen.getClass().getName(), place(unforeseen));
    return Problem.bug().response(uri.getPath());
  }

  /** The problem of an HTTP status that the framework decided. */
  public static Problem http(int status) {
    return switch (status) {
      case 404 -> Problem.of(404, "no-such-route", "there is no such route", "see /q/openapi");
      case 405 ->
          Problem.of(405, "wrong-method", "the route does not know this method", "see /q/openapi");
      case 406 ->
          Problem.of(
              406,
              "not-acceptable",
              "the route cannot answer in a form that Accept allows",
              "accept application/json, or text/event-stream where it is offered");
      case 413 -> Problem.of(413, "too-large", "the body is over 20 MiB", "split the file");
      case 415 ->
          Problem.of(
              415,
              "unsupported-media-type",
              "the route does not take a body of this Content-Type",
              "see /q/openapi for what it takes");
      default ->
          status < 500
              ? Problem.of(status, "bad-request", "the request is malformed", "see /q/openapi")
              : Problem.bug();
    };
  }

  private static String place(Throwable problem) {
    var trace = problem.getStackTrace();
    return trace.length == 0 ? "an unknown place" : trace[0].toString();
  }
}
