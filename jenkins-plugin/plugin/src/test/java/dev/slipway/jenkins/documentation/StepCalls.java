package dev.slipway.jenkins.documentation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.builder.AstBuilder;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.control.CompilePhase;

/** The calls of Slipway's steps in a script, as Groovy itself reads it. What is known only at run time is a reference. */
final class StepCalls extends CodeVisitorSupport {
    private static final String REFERENCE = "${known at run time}";

    private final List<Call> calls = new ArrayList<>();

    /** A call with its named arguments. */
    record Call(String function, Map<String, Object> arguments) {}

    static List<Call> in(String script) {
        var visitor = new StepCalls();
        for (ASTNode node : new AstBuilder().buildFromString(CompilePhase.CONVERSION, true, script)) {
            node.visit(visitor);
        }
        return visitor.calls;
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String name = call.getMethodAsString();
        if (name != null && (name.startsWith("slipway") || name.equals("withSlipway"))) {
            calls.add(new Call(name, named(call.getArguments())));
        }
        super.visitMethodCallExpression(call);
    }

    private static Map<String, Object> named(Expression arguments) {
        var named = new LinkedHashMap<String, Object>();
        if (arguments instanceof TupleExpression tuple) {
            for (Expression one : tuple.getExpressions()) {
                if (one instanceof MapExpression map) {
                    for (MapEntryExpression entry : map.getMapEntryExpressions()) {
                        named.put(entry.getKeyExpression().getText(), value(entry.getValueExpression()));
                    }
                }
            }
        }
        return named;
    }

    private static Object value(Expression expression) {
        if (expression instanceof ConstantExpression constant) {
            return constant.getValue();
        }
        if (expression instanceof ListExpression list) {
            return list.getExpressions().stream().map(StepCalls::value).collect(Collectors.toList());
        }
        if (expression instanceof MapExpression map) {
            var values = new LinkedHashMap<String, Object>();
            map.getMapEntryExpressions()
                    .forEach(
                            entry -> values.put(entry.getKeyExpression().getText(), value(entry.getValueExpression())));
            return values;
        }
        return REFERENCE;
    }
}
