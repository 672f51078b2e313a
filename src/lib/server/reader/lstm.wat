;; LSTM::Forward of a layer of bytes: a third of all as it came, for its tangents and logistic functions
;; were reckoned one by one, and its weights fetched for every time step anew. Here four cells go from
;; the sums of their four gates to their bytes without a way through memory, and lines that do not
;; depend on each other (the columns of a picture, read from top to bottom) are read side by side.
;; Sources: tesseract 5, src/lstm/lstm.cpp, weightmatrix.cpp, networkio.cpp.
;;
;; What of the core's objects is read, beside what `kernels.wat` names:
;;   LSTM        4 its kind (15: only the end of each line is given on), 8 1 while it learns,
;;               20 inputs, 56 inputs and states, 60 states, 64 outputs fed back, 68 1 for two
;;               dimensions, 932 its softmax, 1660 the map of its input; four gates of 172 bytes each:
;;               108 rows, 112 columns, 148 scales, 232 weights
;;
;; Room is made for one call. For each four cells there is a block of weights (see $pack), then come,
;; for each of eight lines, the inputs and states of a time step as 16 bits, those of the next, and what
;; the cells hold, as floats; then a line of bytes that nobody reads.
(global $inputs (mut i32) (i32.const 0))
(global $cells (mut i32) (i32.const 0))
;; Inputs and states.
(global $columns (mut i32) (i32.const 0))
;; Bytes of a block, and from one line's inputs to the next line's.
(global $block (mut i32) (i32.const 0))
(global $apart (mut i32) (i32.const 0))
;; Where they lie.
(global $blocks (mut i32) (i32.const 0))
(global $now (mut i32) (i32.const 0))
(global $next (mut i32) (i32.const 0))
(global $held (mut i32) (i32.const 0))
(global $unread (mut i32) (i32.const 0))

;; The weights of four cells for one gate, from `w` on, to their place in a block: 127 times the bias,
;; at 64 the scales, from 128 on every 64 bytes two weights of each cell as 16 bits.
(func $pack (param $w i32) (param $scales i32) (param $to i32)
  (local $left i32) (local $stride i32) (local $w1 i32) (local $w2 i32) (local $w3 i32)
  (local $a v128) (local $b v128) (local $c v128)
  (local.set $left (global.get $columns))
  (local.set $stride (i32.add (local.get $left) (i32.const 1)))
  (local.set $w1 (i32.add (local.get $w) (local.get $stride)))
  (local.set $w2 (i32.add (local.get $w1) (local.get $stride)))
  (local.set $w3 (i32.add (local.get $w2) (local.get $stride)))
  (v128.store (local.get $to) (i32x4.mul
    (v128.const i32x4 127 127 127 127)
    (call $column (i32.add (local.get $w) (local.get $left)) (local.get $stride))))
  (v128.store offset=64 (local.get $to) (v128.load (local.get $scales)))
  (loop $eight
    (local.set $a (i8x16.shuffle 0 1 16 17 2 3 18 19 4 5 20 21 6 7 22 23
      (v128.load64_zero (local.get $w)) (v128.load64_zero (local.get $w1))))
    (local.set $b (i8x16.shuffle 0 1 16 17 2 3 18 19 4 5 20 21 6 7 22 23
      (v128.load64_zero (local.get $w2)) (v128.load64_zero (local.get $w3))))
    (local.set $c (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $a) (local.get $b)))
    (local.set $a (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b)))
    (v128.store offset=128 (local.get $to) (i16x8.extend_low_i8x16_s (local.get $c)))
    (v128.store offset=192 (local.get $to) (i16x8.extend_high_i8x16_s (local.get $c)))
    (v128.store offset=256 (local.get $to) (i16x8.extend_low_i8x16_s (local.get $a)))
    (v128.store offset=320 (local.get $to) (i16x8.extend_high_i8x16_s (local.get $a)))
    (local.set $w (i32.add (local.get $w) (i32.const 8)))
    (local.set $w1 (i32.add (local.get $w1) (i32.const 8)))
    (local.set $w2 (i32.add (local.get $w2) (i32.const 8)))
    (local.set $w3 (i32.add (local.get $w3) (i32.const 8)))
    (local.set $to (i32.add (local.get $to) (i32.const 256)))
    (br_if $eight (local.tee $left (i32.sub (local.get $left) (i32.const 8))))))

;; The weights of all gates.
(func $packAll (param $this i32)
  (local $gate i32) (local $cell i32) (local $w i32) (local $scales i32) (local $to i32)
  (loop $gates
    (local.set $scales (i32.load offset=148 (local.get $this)))
    (local.set $w (i32.load offset=232 (local.get $this)))
    (local.set $to (i32.add (global.get $blocks) (i32.shl (local.get $gate) (i32.const 4))))
    (local.set $cell (i32.const 0))
    (loop $four
      (call $pack (local.get $w) (local.get $scales) (local.get $to))
      (local.set $w (i32.add (local.get $w)
        (i32.shl (i32.add (global.get $columns) (i32.const 1)) (i32.const 2))))
      (local.set $scales (i32.add (local.get $scales) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (global.get $block)))
      (br_if $four (i32.lt_s
        (local.tee $cell (i32.add (local.get $cell) (i32.const 4)))
        (global.get $cells))))
    (local.set $this (i32.add (local.get $this) (i32.const 172)))
    (br_if $gates (i32.lt_s
      (local.tee $gate (i32.add (local.get $gate) (i32.const 1)))
      (i32.const 4)))))

;; Four cells, from the sums of what they take in and of their input, forget and output gates to what
;; they give, -127..127; what they hold, at `held`, goes on by the time step.
(func $cell (param $in v128) (param $input v128) (param $forget v128) (param $output v128)
  (param $scales i32) (param $held i32) (result v128)
  (local $state v128)
  (local.set $state (f32x4.pmin (v128.const f32x4 100 100 100 100) (f32x4.pmax
    (v128.const f32x4 -100 -100 -100 -100)
    (f32x4.add
      (f32x4.mul
        (call $tanh (f32x4.mul (v128.load (local.get $scales)) (f32x4.convert_i32x4_s (local.get $in))))
        (call $logistic (f32x4.mul (v128.load offset=16 (local.get $scales)) (f32x4.convert_i32x4_s (local.get $input)))))
      (f32x4.mul
        (v128.load (local.get $held))
        (call $logistic (f32x4.mul (v128.load offset=32 (local.get $scales)) (f32x4.convert_i32x4_s (local.get $forget)))))))))
  (v128.store (local.get $held) (local.get $state))
  (call $round (f32x4.mul
    (call $tanh (local.get $state))
    (call $logistic (f32x4.mul (v128.load offset=48 (local.get $scales)) (f32x4.convert_i32x4_s (local.get $output)))))))

;; Four cells, whose block is at `w`, of the line whose inputs are at `u`.
(func $one (param $w i32) (param $u i32) (param $held i32) (result v128)
  (local $at i32) (local $end i32) (local $p v128)
  (local $a v128) (local $b v128) (local $c v128) (local $d v128)
  (local.set $a (v128.load (local.get $w)))
  (local.set $b (v128.load offset=16 (local.get $w)))
  (local.set $c (v128.load offset=32 (local.get $w)))
  (local.set $d (v128.load offset=48 (local.get $w)))
  (local.set $at (i32.add (local.get $w) (i32.const 128)))
  (local.set $end (i32.add (local.get $w) (global.get $block)))
  (loop $pair
    (local.set $p (v128.load32_splat (local.get $u)))
    (local.set $a (i32x4.add (local.get $a) (i32x4.dot_i16x8_s (local.get $p) (v128.load (local.get $at)))))
    (local.set $b (i32x4.add (local.get $b) (i32x4.dot_i16x8_s (local.get $p) (v128.load offset=16 (local.get $at)))))
    (local.set $c (i32x4.add (local.get $c) (i32x4.dot_i16x8_s (local.get $p) (v128.load offset=32 (local.get $at)))))
    (local.set $d (i32x4.add (local.get $d) (i32x4.dot_i16x8_s (local.get $p) (v128.load offset=48 (local.get $at)))))
    (local.set $u (i32.add (local.get $u) (i32.const 4)))
    (br_if $pair (i32.ne
      (local.tee $at (i32.add (local.get $at) (i32.const 64)))
      (local.get $end))))
  (call $cell (local.get $a) (local.get $b) (local.get $c) (local.get $d)
    (i32.add (local.get $w) (i32.const 64)) (local.get $held)))

;; The same of that line and of the one after it.
(func $two (param $w i32) (param $u i32) (param $held i32) (result v128 v128)
  (local $at i32) (local $end i32) (local $v i32) (local $p v128) (local $q v128) (local $r v128)
  (local $a v128) (local $b v128) (local $c v128) (local $d v128)
  (local $e v128) (local $f v128) (local $g v128) (local $h v128)
  (local.set $e (local.tee $a (v128.load (local.get $w))))
  (local.set $f (local.tee $b (v128.load offset=16 (local.get $w))))
  (local.set $g (local.tee $c (v128.load offset=32 (local.get $w))))
  (local.set $h (local.tee $d (v128.load offset=48 (local.get $w))))
  (local.set $at (i32.add (local.get $w) (i32.const 128)))
  (local.set $end (i32.add (local.get $w) (global.get $block)))
  (local.set $v (i32.add (local.get $u) (global.get $apart)))
  (loop $pair
    (local.set $p (v128.load32_splat (local.get $u)))
    (local.set $q (v128.load32_splat (local.get $v)))
    (local.set $r (v128.load (local.get $at)))
    (local.set $a (i32x4.add (local.get $a) (i32x4.dot_i16x8_s (local.get $r) (local.get $p))))
    (local.set $e (i32x4.add (local.get $e) (i32x4.dot_i16x8_s (local.get $r) (local.get $q))))
    (local.set $r (v128.load offset=16 (local.get $at)))
    (local.set $b (i32x4.add (local.get $b) (i32x4.dot_i16x8_s (local.get $r) (local.get $p))))
    (local.set $f (i32x4.add (local.get $f) (i32x4.dot_i16x8_s (local.get $r) (local.get $q))))
    (local.set $r (v128.load offset=32 (local.get $at)))
    (local.set $c (i32x4.add (local.get $c) (i32x4.dot_i16x8_s (local.get $r) (local.get $p))))
    (local.set $g (i32x4.add (local.get $g) (i32x4.dot_i16x8_s (local.get $r) (local.get $q))))
    (local.set $r (v128.load offset=48 (local.get $at)))
    (local.set $d (i32x4.add (local.get $d) (i32x4.dot_i16x8_s (local.get $r) (local.get $p))))
    (local.set $h (i32x4.add (local.get $h) (i32x4.dot_i16x8_s (local.get $r) (local.get $q))))
    (local.set $u (i32.add (local.get $u) (i32.const 4)))
    (local.set $v (i32.add (local.get $v) (i32.const 4)))
    (br_if $pair (i32.ne
      (local.tee $at (i32.add (local.get $at) (i32.const 64)))
      (local.get $end))))
  (call $cell (local.get $a) (local.get $b) (local.get $c) (local.get $d)
    (i32.add (local.get $w) (i32.const 64)) (local.get $held))
  (call $cell (local.get $e) (local.get $f) (local.get $g) (local.get $h)
    (i32.add (local.get $w) (i32.const 64))
    (i32.add (local.get $held) (i32.shl (global.get $cells) (i32.const 2)))))

;; What four cells give, to the next time step's inputs and to the result.
(func $give (param $h v128) (param $next i32) (param $to i32)
  (local.set $h (i16x8.narrow_i32x4_s (local.get $h) (local.get $h)))
  (v128.store64_lane 0 (local.get $next) (local.get $h))
  (v128.store32_lane 0 (local.get $to) (i8x16.narrow_i16x8_s (local.get $h) (local.get $h))))

;; All cells of `lines` lines for a time step; the lines of the result begin at `to`, `between` apart.
(func $step (param $lines i32) (param $to i32) (param $between i32)
  (local $cell i32) (local $w i32) (local $line i32)
  (local $u i32) (local $held i32) (local $next i32) (local $result i32) (local $h v128)
  (local.set $w (global.get $blocks))
  (loop $four
    (local.set $line (i32.const 0))
    (local.set $u (global.get $now))
    (local.set $held (i32.add (global.get $held) (i32.shl (local.get $cell) (i32.const 2))))
    (local.set $next (i32.add (global.get $next)
      (i32.shl (i32.add (global.get $inputs) (local.get $cell)) (i32.const 1))))
    (local.set $result (i32.add (local.get $to) (local.get $cell)))
    (loop $pairs
      (if (i32.eq (i32.add (local.get $line) (i32.const 1)) (local.get $lines))
        (then
          (local.set $h (call $one (local.get $w) (local.get $u) (local.get $held))))
        (else
          (call $two (local.get $w) (local.get $u) (local.get $held))
          (call $give
            (i32.add (local.get $next) (global.get $apart))
            (i32.add (local.get $result) (local.get $between)))
          (local.set $h)))
      (call $give (local.get $h) (local.get $next) (local.get $result))
      (local.set $u (i32.add (local.get $u) (i32.shl (global.get $apart) (i32.const 1))))
      (local.set $held (i32.add (local.get $held) (i32.shl (global.get $cells) (i32.const 3))))
      (local.set $next (i32.add (local.get $next) (i32.shl (global.get $apart) (i32.const 1))))
      (local.set $result (i32.add (local.get $result) (i32.shl (local.get $between) (i32.const 1))))
      (br_if $pairs (i32.lt_s
        (local.tee $line (i32.add (local.get $line) (i32.const 2)))
        (local.get $lines))))
    (local.set $w (i32.add (local.get $w) (global.get $block)))
    (br_if $four (i32.lt_s
      (local.tee $cell (i32.add (local.get $cell) (i32.const 4)))
      (global.get $cells)))))

;; The inputs of `lines` lines for a time step, the first's at `from`, `between` apart, to 16 bits.
(func $take (param $lines i32) (param $from i32) (param $between i32)
  (local $to i32) (local $at i32)
  (local.set $to (global.get $now))
  (loop $next
    (local.set $at (i32.const 0))
    (loop $eight
      (v128.store (i32.add (local.get $to) (i32.shl (local.get $at) (i32.const 1)))
        (v128.load8x8_s (i32.add (local.get $from) (local.get $at))))
      (br_if $eight (i32.lt_s
        (local.tee $at (i32.add (local.get $at) (i32.const 8)))
        (global.get $inputs))))
    (local.set $from (i32.add (local.get $from) (local.get $between)))
    (local.set $to (i32.add (local.get $to) (global.get $apart)))
    (br_if $next (local.tee $lines (i32.sub (local.get $lines) (i32.const 1))))))

;; At most eight lines of `wide` time steps; their results, one a time step or one a line.
(func $read (param $lines i32) (param $wide i32) (param $from i32) (param $to i32) (param $summary i32)
  (local $left i32) (local $swap i32)
  (memory.fill (global.get $now) (i32.const 0) (i32.shl (global.get $apart) (i32.const 3)))
  (memory.fill (global.get $held) (i32.const 0) (i32.shl (global.get $cells) (i32.const 5)))
  (local.set $left (local.get $wide))
  (loop $steps
    (call $take (local.get $lines) (local.get $from) (i32.mul (global.get $inputs) (local.get $wide)))
    (if (local.get $summary)
      (then
        (if (i32.eq (local.get $left) (i32.const 1))
          (then (call $step (local.get $lines) (local.get $to) (global.get $cells)))
          (else (call $step (local.get $lines) (global.get $unread) (i32.const 0)))))
      (else
        (call $step (local.get $lines) (local.get $to) (i32.mul (global.get $cells) (local.get $wide)))
        (local.set $to (i32.add (local.get $to) (global.get $cells)))))
    (local.set $swap (global.get $now))
    (global.set $now (global.get $next))
    (global.set $next (local.get $swap))
    (local.set $from (i32.add (local.get $from) (global.get $inputs)))
    (br_if $steps (local.tee $left (i32.sub (local.get $left) (i32.const 1))))))

;; Is this a layer, and a picture for it, that the kernel is made for?
(func $isKnown (param $this i32) (param $in i32) (result i32)
  (local $ni i32) (local $ns i32)
  (local.set $ni (i32.load offset=20 (local.get $this)))
  (local.set $ns (i32.load offset=60 (local.get $this)))
  (block $unknown
    (br_if $unknown (i32.ne (i32.load8_u offset=48 (local.get $in)) (i32.const 1)))
    (br_if $unknown (i32.eq (i32.load offset=8 (local.get $this)) (i32.const 1)))
    (br_if $unknown (i32.load offset=932 (local.get $this)))
    (br_if $unknown (i32.load8_u offset=68 (local.get $this)))
    (br_if $unknown (i32.load offset=64 (local.get $this)))
    (br_if $unknown (i32.and (i32.or (local.get $ni) (local.get $ns)) (i32.const 7)))
    (br_if $unknown (i32.ne (i32.load offset=40 (local.get $in)) (local.get $ni)))
    (br_if $unknown (i32.ne (i32.load offset=108 (local.get $this)) (local.get $ns)))
    (br_if $unknown (i32.ne
      (i32.load offset=112 (local.get $this))
      (i32.add (i32.add (local.get $ni) (local.get $ns)) (i32.const 1))))
    (return (call $isWhole (local.get $in))))
  (i32.const 0))

;; Room for one call; 0 where there is none.
(func $makeRoom (param $this i32) (result i32)
  (global.set $inputs (i32.load offset=20 (local.get $this)))
  (global.set $cells (i32.load offset=60 (local.get $this)))
  (global.set $columns (i32.add (global.get $inputs) (global.get $cells)))
  (global.set $block (i32.add (i32.shl (global.get $columns) (i32.const 5)) (i32.const 128)))
  (global.set $apart (i32.shl (global.get $columns) (i32.const 1)))
  (global.set $blocks (call $malloc (i32.add
    (i32.add
      (i32.mul (i32.shr_u (global.get $cells) (i32.const 2)) (global.get $block))
      (i32.shl (global.get $apart) (i32.const 4)))
    (i32.mul (global.get $cells) (i32.const 33)))))
  (global.set $now (i32.add (global.get $blocks)
    (i32.mul (i32.shr_u (global.get $cells) (i32.const 2)) (global.get $block))))
  (global.set $next (i32.add (global.get $now) (i32.shl (global.get $apart) (i32.const 3))))
  (global.set $held (i32.add (global.get $next) (i32.shl (global.get $apart) (i32.const 3))))
  (global.set $unread (i32.add (global.get $held) (i32.shl (global.get $cells) (i32.const 5))))
  (global.get $blocks))

;; LSTM::Forward. What this is not made for, and the room for the result, is left to the original: of a
;; picture of one time step it makes that, and then the sizes are put right.
(func (export "recur") (type $forward)
  (param $this i32) (param $debug i32) (param $in i32) (param $transposed i32)
  (param $scratch i32) (param $out i32)
  (local $high i32) (local $wide i32) (local $summary i32) (local $lines i32)
  (local $from i32) (local $to i32)
  (local.set $high (i32.load offset=56 (local.get $in)))
  (local.set $wide (i32.load offset=60 (local.get $in)))
  (if (i32.eqz (if (result i32)
        (i32.and (i32.eqz (local.get $debug)) (call $isKnown (local.get $this) (local.get $in)))
      (then (call $makeRoom (local.get $this)))
      (else (i32.const 0))))
    (then
      (call $recur (local.get $this) (local.get $debug) (local.get $in)
        (local.get $transposed) (local.get $scratch) (local.get $out))
      (return)))
  (call $resize (i32.add (local.get $in) (i32.const 52)) (i32.const 1) (i32.const 1))
  (call $recur (local.get $this) (local.get $debug) (local.get $in)
    (local.get $transposed) (local.get $scratch) (local.get $out))
  (local.set $summary (i32.eq (i32.load offset=4 (local.get $this)) (i32.const 15)))
  (call $resize (i32.add (local.get $in) (i32.const 52)) (local.get $high) (local.get $wide))
  (call $resize (i32.add (local.get $this) (i32.const 1660)) (local.get $high) (local.get $wide))
  (call $resize (i32.add (local.get $out) (i32.const 52)) (local.get $high)
    (select (i32.const 1) (local.get $wide) (local.get $summary)))
  (call $packAll (local.get $this))
  (local.set $from (i32.load offset=28 (local.get $in)))
  (local.set $to (i32.load offset=28 (local.get $out)))
  (loop $more
    (local.set $lines (select (local.get $high) (i32.const 8) (i32.lt_s (local.get $high) (i32.const 8))))
    (call $read (local.get $lines) (local.get $wide) (local.get $from) (local.get $to) (local.get $summary))
    (local.set $from (i32.add (local.get $from)
      (i32.shl (i32.mul (global.get $inputs) (local.get $wide)) (i32.const 3))))
    (local.set $to (i32.add (local.get $to) (i32.shl
      (i32.mul (global.get $cells) (select (i32.const 1) (local.get $wide) (local.get $summary)))
      (i32.const 3))))
    (br_if $more (i32.gt_s
      (local.tee $high (i32.sub (local.get $high) (i32.const 8)))
      (i32.const 0))))
  (call $free (global.get $blocks)))
