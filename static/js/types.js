/**
 * The shapes that the server sends; see /docs for the whole contract.
 *
 * @typedef {number | null} Maybe  null where a diverged network has no finite number
 * @typedef {{weights: Maybe[][][], biases: Maybe[][]}} Nested
 * @typedef {{loss: Maybe, accuracy: Maybe, r2: Maybe}} Metrics  accuracy of classes, r2 of numbers
 * @typedef {"sample" | "batch" | "epoch"} StepUnit
 * @typedef {"train" | "test"} Split
 * @typedef {{split: Split, index: number}} Sample
 * @typedef {{format: 1, problem: ProblemSettings, network: NetworkSettings, training: TrainingSettings, locked: string[]}} Settings
 * @typedef {{name: string, samples: number, noise: number, test_fraction: number, seed: number, features: string[], data?: OwnData, formula?: string, level?: string, switches?: string[]}} ProblemSettings
 * @typedef {{kind: string, columns: string[], classes: string[], target: string | null, scaling?: Scaling[], rows: number[][]}} OwnData  in a frame without its rows, which are among the samples
 * @typedef {{units: number, activation: string, dropout: number}} HiddenLayer
 * @typedef {{hidden: HiddenLayer[], initializer: string, initializer_value: number, bias_initializer: string, bias_initializer_value: number, seed: number, use_biases: boolean}} NetworkSettings
 * @typedef {{loss: string, optimizer: string, learning_rate: number, batch_size: number, l1: number, l2: number, shuffle: boolean, schedule: string, schedule_epochs: number, stop_epochs: number | null, stop_loss: number | null, stop_patience: number | null}} TrainingSettings
 * @typedef {{title: string, input_names: string[], output_names: string[], class_names: string[], features: string[], input_units: string[], losses: string[], kind: string, curve: boolean, planar: boolean, axes: string[], given: boolean, paintable: boolean, noisy: boolean, lens: string | null, image: [number, number] | null, scales: {column: string, middle: number, half: number, unit: string}[], wording: {weight: string, lone: string, output: string}, half: number, extent: [[number, number], [number, number]], revision: number | string}} DatasetInfo
 * @typedef {{unit: StepUnit, batch: number[], loss: Maybe, penalty: Maybe, learning_rate: number, momentum: Nested | null, kept: number[][] | null, gradients: Nested, updates: Nested}} NextUpdate  momentum: what the memory of the optimizer alone adds; kept: by hidden unit, the share of the batch that dropout keeps it for
 * @typedef {{index: number, entry: number, kind: "start" | "step" | "play" | "drag" | "change" | "open", label: string, begins: boolean, step: number, epoch: number, train_loss: Maybe, test_loss: Maybe, train_accuracy: Maybe, test_accuracy: Maybe}} HistoryPoint  begins: whether its losses do not go on from those before
 * @typedef {{index: number, length: number, new_points?: HistoryPoint[], points?: HistoryPoint[]}} HistoryNews
 * @typedef {{value: number, name: string, result: string, diverged: number | null, train: Metrics, test: Metrics, train_losses: Maybe[], test_losses: Maybe[], boundary: {x: number[], y: number[], z: number[][][], level: number, half: number, margins?: number[][][]} | null}} SweptNetwork
 * @typedef {{state: "running" | "finished" | "cancelled" | "failed", vary: "seed" | "learning_rate", epochs: number, progress: number, kind: string, curve: boolean, extent: Extent, noted: number[], networks: SweptNetwork[]}} Sweep  several networks trained at once
 * @typedef {{problem: string, field: Field, course: {at: number, loss: Maybe}[], step: number, metrics: {train: Metrics, test: Metrics}}} Pinned  a network that is kept to be compared: the settings of its data as text, and its training loss so many updates and drags after its start
 * @typedef {{x: number[], y: number[], z: Float32Array, level: number, half: number, margins?: Float32Array}} Field  z of the first output, rows y ascending; of several classes how far each is ahead, one class after the other
 * @typedef {{values: Int8Array | Float32Array, rows: number, columns: number, scale: number}} UnitField  its values are scale * values / 127
 * @typedef {UnitField & {name: string, x: number[], y: number[], least: number, most: number}} LargeField  of one unit, with its bounds
 * @typedef {{sample: Sample, inputs: number[], targets: number[], layers: {z: number[], a: number[]}[]}} Activations
 * @typedef {"input" | "sum" | "bias" | "activation" | "error" | "delta" | "gradients" | "update"} StageKind
 * @typedef {{kind: StageKind, layer: number}} Stage  of a walk; layers of parameters count from 0
 * @typedef {object} LayerWalk  one layer's part in a walk; a row of numbers a parameter ends with the bias
 * @property {string} name
 * @property {string} activation
 * @property {number[]} inputs
 * @property {number[][]} products
 * @property {number[]} weighted_sums
 * @property {number[]} z
 * @property {number[]} a
 * @property {number[]} da_dz
 * @property {number[] | null} mask  with dropout, what a is multiplied by before the next layer reads it
 * @property {number[][]} blames
 * @property {number[]} blame
 * @property {number[]} delta
 * @property {number[][]} sample_gradients
 * @property {number[][]} gradients
 * @property {number[][]} penalty_gradients
 * @property {Record<string, number[][]>} terms
 * @property {Record<string, number[][]>} moments  the means of the optimizer
 * @property {number[][]} updates
 * @property {number[][]} new
 * @property {boolean[][]} locked
 * @typedef {{parameter: string, samples: number[], inputs: number[], deltas: number[], gradients: number[], mean: number}} Shares
 * @typedef {{unit: StepUnit, sample: number | null, batch: number[], loss: number, penalty: number, learning_rate: number, member: number, targets: number[], losses: number[], errors: number[], member_loss: number, layers: LayerWalk[], shares: Shares}} Walk
 * @typedef {{analytic: Maybe, numeric: Maybe, above: Maybe, below: Maybe, relative_error: Maybe}} Comparison
 * @typedef {{epsilon: number, relative_error: Maybe, parameters: Record<string, Comparison>}} GradientCheck
 * @typedef {{name: string, activation: string, curve_z: number[], curve_a: number[], curve_slope: number[], z: number[], flat_slope: number, flat_share: number, health: "live" | "saturated" | "dead"}} UnitResponse
 * @typedef {Choice & {formula: string, slope_formula: string, couples: boolean}} ActivationChoice  couples: each a is made of the z of all units of the layer
 * @typedef {Choice & {formula: string, delta_formula: string, kinds: string[]}} LossChoice
 * @typedef {Choice & {formula: string, moments: Record<string, string>}} OptimizerChoice  moments: which of the walk's, by what the formula calls it
 * @typedef {Choice & {uses_value: boolean}} StartChoice  an initializer
 * @typedef {Choice & {uses_length: boolean}} ScheduleChoice
 * @typedef {{point: number[], sample: Sample | null, inputs: number[], outputs: number[], targets: number[] | null, residuals: number[] | null, told: number | null, margin: number | null, activations: number[][], z?: number[][], products?: number[][], output_products?: number[][], words?: Word[]}} PointerReading  told: the class, by its place among the names; of a story also every z by layer, of the first layer weight times input, and of the last weight times activation
 * @typedef {{word: string, input: number | null}} Word  of a text, in its order; input: the place of its input, null for a word that is not read
 * @typedef {{column: string, values: number[], outputs: number[][], crossings: number[] | null}} Profile  the outputs along one column; crossings: of two classes, where it begins to tell the other one
 * @typedef {{biases: number[], misses: number[], alarms: number[], now: {bias: number, misses: number, alarms: number}, positives: number, negatives: number}} Tradeoff  what the output's bias trades, of the test samples
 * @typedef {{samples: number, accuracy: number, confusion: number[][], precision: Maybe[], recall: Maybe[]}} ClassReport  rows are classes, columns what is told
 * @typedef {{samples: number, r2: Maybe, deviation: number, mean: number, counts: number[]}} NumberReport
 * @typedef {{kind: string, class_names: string[], train: ClassReport, test: ClassReport | null}} ReportOfClasses
 * @typedef {{kind: "regression", edges: number[], train: NumberReport, test: NumberReport | null}} ReportOfNumbers  counts of residuals, target - output, between the edges
 * @typedef {ReportOfClasses | ReportOfNumbers} Report
 * @typedef {{parameter: string, output: number, x: number[], y: number[], z: Float32Array, most: number}} Sensitivity  how this output moves with the parameter
 * @typedef {{revision: number, x: string, y: string, x_values: number[], y_values: number[], z: Float32Array}} Landscape  the loss over two parameters, rows y ascending
 * @typedef {{span: number, losses: Maybe[]}} Slice  the loss along one parameter, from -span to span
 * @typedef {{revision: number, parameters: Record<string, Slice>}} Slices
 * @typedef {{name: string, counts: number[], number: number, least: Maybe, mean: Maybe, deviation: Maybe, most: Maybe}} LayerNumbers
 * @typedef {{kind: "weights" | "biases", edges: number[], layers: LayerNumbers[]}} Histograms  how the numbers of each layer are spread over the same bins
 * @typedef {{unit: StepUnit, layers: {name: string, norm: Maybe}[]}} GradientNorms  of the next update
 * @typedef {{kind: string, title: string, message: string, layer: number | null, units: string[], measured: Record<string, Maybe>}} Finding  something that keeps the network from learning
 * @typedef {{parameters: string[], points: number[], values: Maybe[][]}} Paths  values of parameters at points of the history, which are told by their indices
 * @typedef {[[number, number], [number, number]]} Extent  of x and of y
 * @typedef {Field & Record<Split, {points: [number, number][]}> & {layer: number, extent: Extent}} HiddenSpace  the points as a hidden layer of two units, counted from 1, sees them
 * @typedef {{inputs: number[][], targets: number[][], points: [number, number][], texts?: string[]}} SplitData
 * @typedef {{input_names: string[], output_names: string[], train: SplitData, test: SplitData}} Samples
 * @typedef {{type: "paint", split: Split, points: number[][]} | {type: "erase", split: Split, samples: number[]} | {type: "move", split: Split, sample: number, to: [number, number]}} Stroke  of painting, as the server takes it
 * @typedef {{tool: "brush" | "eraser" | "move", place: number, height: number, radius: number, split: Split}} Brush  place: of the class that it paints; height: the number that it paints; radius in pixels
 * @typedef {{message: string, field?: string, at?: number}} Refusal  at: the character of a formula that is to blame
 * @typedef {{delimiter?: string, decimal?: string, header?: boolean, inputs?: string[], target?: string, kind?: string, standardise?: boolean, test_fraction?: number, name?: string}} Told  about a table; the rest is found
 * @typedef {{name: string, numeric: boolean, different: number, least: number | null, most: number | null, bad: {line: number, text: string} | null}} TableColumn
 * @typedef {{column: string, mean: number, deviation: number}} Scaling
 * @typedef {{kind: string, planar: boolean, train: number, test: number, classes: {name: string, rows: number}[], scaling: Scaling[]}} TableResult
 * @typedef {{delimiter: string, decimal: string, header: boolean, rows: number, columns: TableColumn[], first: {line: number, cells: string[]}[], inputs: string[], target: string, kind: "classes" | "number", standardise: boolean, split: string | null, refusal: {message: string, at: number | null} | null, result: TableResult | null}} TablePreview
 * A frame as it came over the wire has no type: frames.js alone reads it, and gives its parts theirs.
 * @typedef {any} RawFrame
 * @typedef {{name: string, title?: string, description: string}} Choice
 * @typedef {Choice & {title: string, group: string, kind: string, curve: boolean, features: string[], losses: string[], class_names: string[], lens: string | null, image: [number, number] | null, levels: LevelChoice[], switches: (Choice & {title: string})[], thumbnail: {points: [number, number][], targets: number[]}, locked: string[], defaults: {problem: ProblemSettings, network: NetworkSettings, training: TrainingSettings}}} ProblemChoice
 * @typedef {Choice & {title: string, task: string, defaults: {problem: ProblemSettings, network: NetworkSettings, training: TrainingSettings}}} LevelChoice  a way to meet a story, and one thing to try
 * @typedef {Choice & {title: string, group: string, filename: string, needs?: string | null}} ExportChoice  a file that the server makes; needs: what it lacks for it
 * @typedef {{minimum?: number, maximum?: number, exclusive_minimum?: number}} Bounds
 * @typedef {Choice & {needs_x2: boolean, field: number[][]}} FeatureChoice  its field over the plane, rows of ascending x2, from -127 to 127
 * @typedef {Choice & {title: string, group: string, task: string, document: {problem: {name: string}}}} PresetChoice  a playground to open, what is seen in it and something to try
 * @typedef {{problems: ProblemChoice[], presets: PresetChoice[], exports: ExportChoice[], activations: ActivationChoice[], output_activations: ActivationChoice[], losses: LossChoice[], optimizers: OptimizerChoice[], initializers: StartChoice[], bias_initializers: StartChoice[], schedules: ScheduleChoice[], features: FeatureChoice[], step_units: Choice[], bounds: Record<string, Bounds>}} Catalog
 *
 * What the page knows: the latest frame, and what this page alone decides.
 * @typedef {object} State
 * @property {number} revision
 * @property {"ready" | "playing" | "diverged"} status
 * @property {{step: number, epoch: number, position: number}} progress
 * @property {Nested} parameters
 * @property {{train: Metrics, test: Metrics, penalty: Maybe, objective: Maybe}} metrics
 * @property {HistoryNews} history
 * @property {HistoryPoint[]} points  the history's points, kept up by its news
 * @property {Settings} document
 * @property {string[][]} units  names by layer, the inputs first
 * @property {string} output_activation  what the output layer applies
 * @property {Nested} start  what Reset would give
 * @property {DatasetInfo} dataset
 * @property {NextUpdate | null} next
 * @property {Field} [boundary]
 * @property {Record<string, UnitField>} [fields]
 * @property {LargeField | null} [unit_field]
 * @property {Activations | null} [activations]
 * @property {PointerReading | null} [pointer]
 * @property {Profile | null} [profile]
 * @property {Walk | null} [walk]
 * @property {UnitResponse | null} [response]
 * @property {Slices | null} [slices]
 * @property {Landscape | null} [landscape]
 * @property {Sensitivity | null} [sensitivity]
 * @property {Histograms | null} [histograms]
 * @property {GradientNorms | null} [gradient_norms]
 * @property {Paths | null} [paths]
 * @property {{revision: number, findings: Finding[]} | null} [diagnosis]  what matters most first
 * @property {string[]} found  the units of the finding that is looked at, lit
 * @property {"time" | "landscape" | "charts" | "report"} lossShown  what the panel of the loss shows
 * @property {boolean} tinted  whether the plane shows where the lit parameter matters
 * @property {boolean} tested  whether the test points are shown
 * @property {boolean} discrete  whether fields show only which class is told, and numbers in steps
 * @property {Record<Split, Maybe[]> & {told: Record<Split, number[]> | null} | null} [standings]  told: of classes, which are told; and how far each sample's own class is ahead, from -1 to 1, or of numbers the output
 * @property {Tradeoff | null} [tradeoff]
 * @property {Report | null} [report]
 * @property {HiddenSpace | null} [hidden]
 * @property {{step: number, message: string} | null} diverged
 * @property {{reason: "epochs" | "loss" | "patience", message: string} | null} stopped  why the last play stopped by itself
 * @property {{stage: Stage, unit: "sample" | "batch", sample: number | null, member: number | null, parameter: string | null} | null} walking  the place in the walk: a stage, the update (the next one, or that of a named sample), a sample of its batch and a parameter
 * @property {{paths: string[], units: string[], way: "forward" | "backward"} | null} spoken  what the walk speaks of, lit everywhere
 * @property {string | null} checking  the parameter whose gradient is being checked numerically
 * @property {string | null} question  the parameter whose next move the learner is asked for
 * @property {boolean} predicting  whether the learner predicts before an update is shown
 * @property {3 | 9} digits  how many the walk shows
 * @property {Samples} [samples]
 * @property {Catalog} catalog
 * @property {Refusal} [refused]  what the server refused last
 * @property {boolean} [typing]  whether a function is about to be typed
 * @property {boolean} [opening]  whether a file to open is asked for
 * @property {{name: string, text: string} | null} [brought]  a file that may be a table
 * @property {"connecting" | "connected" | "disconnected"} connection
 * @property {string | null} complaint  the server's last refusal, in words
 * @property {Record<string, number>} reach  how far from 0 each parameter's slider goes, by path
 * @property {string[] | null} inSight  the parameters whose sliders can be seen; null where those of all units are there
 * @property {string | null} rowsOf  the unit whose sliders are the only ones, by its name
 * @property {string | null} lit  the parameter spoken of, by its path
 * @property {string | null} unit  the selected unit, by its name
 * @property {string | null} seen  the unit whose field the plane shows, by its name
 * @property {boolean} offering  whether the drawing shows the inputs that are off, too, to be switched on
 * @property {{unit: number, line: import("./geometry.js").Line} | null} line  the first-layer unit's line that is held, as the hand has put it
 * @property {boolean} holding  whether a hand holds a slider, a line or the scrubber
 * @property {boolean} painting  whether the plane is there to be painted on
 * @property {Brush} [brush]
 * @property {boolean} ahead  whether the samples are those that a hand has made, and not yet the server's
 * @property {number | null} space  the hidden layer whose plane is shown, counted from 1; null for the plane of the data
 * @property {Sample | null} hovered
 * @property {Sample | null} chosen
 * @property {StepUnit} stepUnit
 * @property {number} speed  steps a second
 * @property {Field | null} before  the field before the last action
 * @property {Pinned | null} pinned
 * @property {{from: Field, part: number} | null} glide  the field's way to its new place, part from 0 to 1
 * @property {import("./plot.js").Box} plane  where the plane lies in its element, in pixels
 * @property {number} [room]  counts changes of the drawing's size
 * @property {number} [look]  counts changes of theme and size, after which all is drawn anew
 * @property {{stage: "batch" | "forward" | "backward" | "update", layer: number, batch: number[]} | null} telling  where the showing of a step is
 */
export {};
