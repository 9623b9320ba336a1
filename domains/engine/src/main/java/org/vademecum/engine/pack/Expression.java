package org.vademecum.engine.pack;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * A CEL expression over a report's observations, compiled once and safe to share between threads.
 * Every observable's code is a map, and so is {@code subject}. Beside standard CEL there are {@code
 * math.*}, {@code pow(x, y)} and {@code ln(x)}. Numbers are doubles: a whole number is written
 * {@code 2.0}.
 */
public final class Expression {
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder()
          .addLibraries(CelExtensions.math(CelOptions.DEFAULT))
          .addFunctionBindings(
              CelFunctionBinding.from("pow_double", Double.class, Double.class, Math::pow),
              CelFunctionBinding.from("ln_double", Double.class, Math::log))
          .build();

  private final String source;
  private final CelRuntime.Program program;

  private Expression(String source, CelRuntime.Program program) {
    this.source = source;
    this.program = program;
  }

  /** Compiles expressions over a fixed set of variables. */
  public static final class Compiler {
    private final CelCompiler compiler;

    /**
     * @param variables codes and variables that expressions may name
     */
    public Compiler(Collection<String> variables) {
      var builder =
          CelCompilerFactory.standardCelCompilerBuilder()
              .addLibraries(CelExtensions.math(CelOptions.DEFAULT));
      CelType map = MapType.create(SimpleType.STRING, SimpleType.DYN);
      for (var variable : variables) {
        builder.addVar(variable, map);
      }
      this.compiler =
          builder
              .addVar("subject", map)
              .addFunctionDeclarations(
                  CelFunctionDecl.newFunctionDeclaration(
                      "pow",
                      CelOverloadDecl.newGlobalOverload(
                          "pow_double", SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE)),
                  CelFunctionDecl.newFunctionDeclaration(
                      "ln",
                      CelOverloadDecl.newGlobalOverload(
                          "ln_double", SimpleType.DOUBLE, SimpleType.DOUBLE)))
              .build();
    }

    /** The expression, or a problem on the value's line. */
    public Optional<Expression> compile(String source, YamlValue place) {
      try {
        CelAbstractSyntaxTree tree = compiler.compile(source).getAst();
        return Optional.of(new Expression(source, RUNTIME.createProgram(tree)));
      } catch (CelValidationException | CelEvaluationException e) {
        var first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        place.problem("not a valid expression: " + source + " (" + first + ")");
        return Optional.empty();
      }
    }
  }

  public String source() {
    return source;
  }

  /**
   * Whether the condition holds.
   *
   * @throws IllegalStateException if the expression gives no boolean for these variables
   */
  public boolean test(Map<String, ?> variables) {
    if (evaluate(variables) instanceof Boolean truth) {
      return truth;
    }
    throw new IllegalStateException("not a condition: " + source);
  }

  /**
   * The value of a formula; not a number where it divides by zero or the like.
   *
   * @throws IllegalStateException if the expression gives no number for these variables
   */
  public double number(Map<String, ?> variables) {
    if (evaluate(variables) instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalStateException("not a formula: " + source);
  }

  private Object evaluate(Map<String, ?> variables) {
    try {
      return program.eval(variables);
    } catch (CelEvaluationException e) {
      throw new IllegalStateException("cannot evaluate: " + source, e);
    }
  }

  @Override
  public String toString() {
    return source;
  }
}
