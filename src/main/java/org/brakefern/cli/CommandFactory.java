package org.brakefern.cli;

import picocli.CommandLine;

/** Hands every command the console it talks to. */
final class CommandFactory implements CommandLine.IFactory {
    private final Console console;

    CommandFactory(Console console) {
        this.console = console;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == RunCommand.class) {
            return type.cast(new RunCommand(console));
        }
        if (type == CheckCommand.class) {
            return type.cast(new CheckCommand(console));
        }
        if (type == NewCommand.class) {
            return type.cast(new NewCommand(console));
        }
        if (type == AssessCommand.class) {
            return type.cast(new AssessCommand(console));
        }
        if (type == RankCommand.class) {
            return type.cast(new RankCommand(console));
        }
        if (type == PlanCommand.class) {
            return type.cast(new PlanCommand(console));
        }
        if (type == ProgressCommand.class) {
            return type.cast(new ProgressCommand(console));
        }
        if (type == MapCommand.class) {
            return type.cast(new MapCommand(console));
        }
        if (type == ExplainCommand.class) {
            return type.cast(new ExplainCommand(console));
        }
        if (type == StandardsCommand.class) {
            return type.cast(new StandardsCommand(console));
        }
        if (type == VariogramCommand.class) {
            return type.cast(new VariogramCommand(console));
        }
        if (type == KrigeCommand.class) {
            return type.cast(new KrigeCommand(console));
        }
        if (type == IdwCommand.class) {
            return type.cast(new IdwCommand(console));
        }
        if (type == CvCommand.class) {
            return type.cast(new CvCommand(console));
        }
        if (type == SimulateCommand.class) {
            return type.cast(new SimulateCommand(console));
        }
        if (type == ConvertCommand.class) {
            return type.cast(new ConvertCommand(console));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
