# %% closures, and adjoints set aside for each walk
class Value:
    def __init__(self, data, operands=(), spread=None):
        self.data = data
        self.grad = 0.0
        self._operands = operands
        self._spread = spread
        self._adjoint = 0.0

    @staticmethod
    def _of(number):
        return number if isinstance(number, Value) else Value(number)

    def __add__(self, other):
        other = Value._of(other)

        def spread(adjoint):
            self._adjoint += adjoint
            other._adjoint += adjoint

        return Value(self.data + other.data, (self, other), spread)

    __radd__ = __add__

    def __mul__(self, other):
        other = Value._of(other)

        def spread(adjoint):
            self._adjoint += adjoint * other.data
            other._adjoint += adjoint * self.data

        return Value(self.data * other.data, (self, other), spread)

    __rmul__ = __mul__

    def _chained(self, value, slope):
        def spread(adjoint):
            self._adjoint += adjoint * slope

        return Value(value, (self,), spread)

    def __neg__(self):
        return self._chained(-self.data, -1.0)

    def __sub__(self, other):
        return self + (-Value._of(other))

    def __rsub__(self, other):
        return Value._of(other) - self

    def __pow__(self, n):
        if not isinstance(n, (int, float)):
            raise TypeError("the exponent must be a number")
        return self._chained(self.data**n, n * self.data ** (n - 1))

    def __truediv__(self, other):
        return self * Value._of(other) ** -1

    def __rtruediv__(self, other):
        return Value._of(other) / self

    def exp(self):
        return self._chained(np.exp(self.data), np.exp(self.data))

    def log(self):
        return self._chained(np.log(self.data), 1 / self.data)

    def tanh(self):
        return self._chained(np.tanh(self.data), 1 / np.cosh(self.data) ** 2)

    def relu(self):
        return self._chained(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def backward(self):
        # Kahn: a node is ready when all its uses have been seen
        uses, found, waiting = {}, {id(self): self}, [self]
        while waiting:
            node = waiting.pop()
            for operand in node._operands:
                uses[id(operand)] = uses.get(id(operand), 0) + 1
                if id(operand) not in found:
                    found[id(operand)] = operand
                    waiting.append(operand)
        for node in found.values():
            node._adjoint = 0.0
        self._adjoint = 1.0
        ready = [self]
        while ready:
            node = ready.pop()
            if node._spread is not None:
                node._spread(node._adjoint)
            for operand in node._operands:
                uses[id(operand)] -= 1
                if uses[id(operand)] == 0:
                    ready.append(operand)
        for node in found.values():
            node.grad += node._adjoint

# %% numbered in the order of creation, youngest first
import heapq
import itertools


class Value:
    counter = itertools.count()

    def __init__(self, data, edges=()):
        self.data, self.grad = float(data), 0.0
        self.edges = edges
        self.number = next(Value.counter)

    def _binary(self, other, value, mine, theirs):
        edges = [(self, mine)]
        if isinstance(other, Value):
            edges.append((other, theirs))
        return Value(value, edges)

    @staticmethod
    def _number(other):
        return other.data if isinstance(other, Value) else other

    def __add__(self, other):
        return self._binary(other, self.data + self._number(other), 1.0, 1.0)

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        return self._binary(other, self.data - self._number(other), 1.0, -1.0)

    def __rsub__(self, other):
        return Value(other - self.data, [(self, -1.0)])

    def __mul__(self, other):
        b = self._number(other)
        return self._binary(other, self.data * b, b, self.data)

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        b = self._number(other)
        return self._binary(other, self.data / b, 1 / b, -self.data / b**2)

    def __rtruediv__(self, other):
        return Value(other / self.data, [(self, -other / self.data**2)])

    def __neg__(self):
        return Value(-self.data, [(self, -1.0)])

    def __pow__(self, n):
        return Value(self.data**n, [(self, n * self.data ** (n - 1))])

    def exp(self):
        out = Value(math.exp(self.data))
        out.edges = [(self, out.data)]
        return out

    def log(self):
        return Value(math.log(self.data), [(self, 1 / self.data)])

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, [(self, 1 - t * t)])

    def relu(self):
        return Value(self.data, [(self, 1.0)]) if self.data > 0 else Value(0.0, [(self, 0.0)])

    def backward(self):
        flow = {self.number: 1.0}
        nodes = {self.number: self}
        heap = [-self.number]
        while heap:
            number = -heapq.heappop(heap)
            node, slope = nodes[number], flow[number]
            node.grad += slope
            for operand, local in node.edges:
                if operand.number not in nodes:
                    nodes[operand.number] = operand
                    flow[operand.number] = 0.0
                    heapq.heappush(heap, -operand.number)
                flow[operand.number] += slope * local

# %% blind: parents with slopes, a stack that sorts, slopes of one walk in a dict
class Value:
    def __init__(self, data, parents=()):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents

    def __add__(self, other):
        if isinstance(other, Value):
            return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))
        return Value(self.data + other, ((self, 1.0),))

    def __radd__(self, other):
        return self + other

    def __mul__(self, other):
        if isinstance(other, Value):
            return Value(self.data * other.data, ((self, other.data), (other, self.data)))
        return Value(self.data * other, ((self, float(other)),))

    def __rmul__(self, other):
        return self * other

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return -self + other

    def __pow__(self, n):
        return Value(self.data**n, ((self, n * self.data ** (n - 1) if n else 0.0),))

    def __truediv__(self, other):
        if isinstance(other, Value):
            a, b = self.data, other.data
            return Value(a / b, ((self, 1 / b), (other, -a / b**2)))
        return Value(self.data / other, ((self, 1 / other),))

    def __rtruediv__(self, other):
        return Value(other / self.data, ((self, -other / self.data**2),))

    def exp(self):
        e = math.exp(self.data)
        return Value(e, ((self, e),))

    def log(self):
        return Value(math.log(self.data), ((self, 1 / self.data),))

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, ((self, 1 - t * t),))

    def relu(self):
        return Value(max(0.0, self.data), ((self, 1.0 if self.data > 0 else 0.0),))

    def backward(self):
        order, seen, stack = [], set(), [(self, False)]
        while stack:
            node, ready = stack.pop()
            if ready:
                order.append(node)
            elif id(node) not in seen:
                seen.add(id(node))
                stack.append((node, True))
                stack.extend((parent, False) for parent, _ in node.parents)
        slopes = {id(node): 0.0 for node in order}
        slopes[id(self)] = 1.0
        for node in reversed(order):
            slope = slopes[id(node)]
            node.grad += slope
            for parent, local in node.parents:
                slopes[id(parent)] += slope * local

# %% blind: every operation through one helper, counted arrivals (Kahn) instead of a sort
class Value:
    def __init__(self, data, parents=()):
        self.data = float(data)
        self.grad = 0.0
        self.parents = tuple(parents)

    @staticmethod
    def _of(thing):
        return thing if isinstance(thing, Value) else Value(thing)

    def __add__(self, other):
        other = Value._of(other)
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    __radd__ = __add__

    def __mul__(self, other):
        other = Value._of(other)
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    __rmul__ = __mul__

    def __neg__(self):
        return Value(-self.data, [(self, -1.0)])

    def __sub__(self, other):
        other = Value._of(other)
        return Value(self.data - other.data, [(self, 1.0), (other, -1.0)])

    def __rsub__(self, other):
        return Value._of(other) - self

    def __pow__(self, n):
        if isinstance(n, Value):
            return NotImplemented
        slope = 0.0 if n == 0 else n * self.data ** (n - 1)
        return Value(self.data**n, [(self, slope)])

    def __truediv__(self, other):
        other = Value._of(other)
        quotient = self.data / other.data
        return Value(quotient, [(self, 1.0 / other.data), (other, -quotient / other.data)])

    def __rtruediv__(self, other):
        return Value._of(other) / self

    def exp(self):
        return Value(math.exp(self.data), [(self, math.exp(self.data))])

    def log(self):
        return Value(math.log(self.data), [(self, 1.0 / self.data)])

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, [(self, (1.0 - t) * (1.0 + t))])

    def relu(self):
        return Value(self.data, [(self, 1.0)]) if self.data > 0 else Value(0.0, [(self, 0.0)])

    def backward(self):
        from collections import deque

        waiting, found, todo = {id(self): 0}, [self], [self]
        while todo:  # how many results still have to report to each Value?
            for parent, _ in todo.pop().parents:
                if id(parent) not in waiting:
                    waiting[id(parent)] = 0
                    found.append(parent)
                    todo.append(parent)
                waiting[id(parent)] += 1
        slope = dict.fromkeys(waiting, 0.0)
        slope[id(self)] = 1.0
        ready = deque([self])
        while ready:
            node = ready.popleft()
            node.grad = node.grad + slope[id(node)]
            for parent, local in node.parents:
                slope[id(parent)] += local * slope[id(node)]
                waiting[id(parent)] -= 1
                if waiting[id(parent)] == 0:
                    ready.append(parent)
