package dev.heng.evaluation.formula;

/** Listens to a walk; evaluation does not depend on who listens. */
interface Recorder {

    /** Nobody listens. */
    Recorder SILENT = new Recorder() {
        @Override
        public void begin(Node node, Context at) {}

        @Override
        public void end(Value value) {}

        @Override
        public void repeat(Spot spot, Value value) {}
    };

    /** A node is about to be evaluated; its parts follow before its end. */
    void begin(Node node, Context at);

    /** The node begun last has its value. */
    void end(Value value);

    /** A node whose value is known from before. */
    void repeat(Spot spot, Value value);
}
